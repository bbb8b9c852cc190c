using Microsoft.Extensions.Logging.Abstractions;
using OllamaMcp.Server.Contexts;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Contexts;

public sealed class FileContextStoreKillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SaveAsync_WritersKilledAtAnyMoment_FileIsWholeAndNothingAcknowledgedIsLost()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var rules = new ConversationRules(new ContextStoreOptions(), TimeProvider.System);
        var store = new FileContextStore(_folder.Path, rules, TimeProvider.System, NullLogger<FileContextStore>.Instance);

        for (var round = 0; round < 8; round++)
        {
            patience.CancelAfter(Patience.Limit);

            // Two processes at once: the one that is killed may hold the lock that the other waits for.
            using var first = ContextWriterProcess.Start(_folder.Path);
            using var second = ContextWriterProcess.Start(_folder.Path);
            await first.NextAcknowledgedAsync(patience.Token);
            for (var more = 0; more < round; more++)
            {
                await second.NextAcknowledgedAsync(patience.Token);
            }

            var promised = await first.KillAsync(patience.Token);
            var after = await second.NextAcknowledgedAsync(patience.Token);
            promised = Math.Max(Math.Max(promised, after), await second.KillAsync(patience.Token));

            var saved = await store.LoadAsync("Shared", patience.Token);
            var count = ContextWriterProcess.CountIn(saved!.Messages[0]);
            Assert.True(count >= promised, $"Save {count} is there, {promised} was acknowledged.");
            Assert.All(saved.Messages, m => Assert.Equal($"{count} {new string('x', 100_000)}", m.Content));
        }
    }
}
