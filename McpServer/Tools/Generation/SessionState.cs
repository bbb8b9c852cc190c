using System.ComponentModel;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>What became of a saved conversation when an answer was to be added to it.</summary>
internal sealed record SessionState
{
    public required string SessionId { get; init; }

    [Description("Whether this exchange was saved. Where not, error says why; the answer itself is whole.")]
    public required bool Saved { get; init; }

    [Description("The version that is saved now.")]
    public long? Version { get; init; }

    [Description("How many messages are saved now.")]
    public int? MessageCount { get; init; }

    [Description("Why it was not saved.")]
    public ItemError? Error { get; init; }
}
