using OllamaMcp.Server.Contexts;

namespace OllamaMcp.Server.Tests.Contexts;

public sealed class MemoryContextStoreTests : ContextListingContract
{
    private MemoryContextStore? _store;

    private protected override IContextStore Open() => _store ??= new MemoryContextStore(new ConversationRules(Options, Time));
}
