using System.Text.Json;
using OllamaMcp.Emulator.Runners;

namespace OllamaMcp.Emulator.Generation;

/// <summary>One generation, whatever route asked for it. Immutable.</summary>
internal sealed record Job
{
    /// <summary>The model as the caller wrote it; it comes back so in the answer.</summary>
    public required string Model { get; init; }

    /// <summary>A conversation, and not a prompt: it settles the words of errors.</summary>
    public required bool IsChat { get; init; }

    public IReadOnlyList<ChatMessage> Messages { get; init; } = [];
    public string Prompt { get; init; } = "";
    public string Suffix { get; init; } = "";
    public string? System { get; init; }
    public string? Template { get; init; }
    public bool Raw { get; init; }
    public IReadOnlyList<int> Context { get; init; } = [];
    public IReadOnlyList<ToolOffer> Tools { get; init; } = [];
    public JsonElement? Format { get; init; }
    public ThinkRequest Think { get; init; }
    public JsonElement? Options { get; init; }
    public TimeSpan? KeepAlive { get; init; }
    public bool Truncate { get; init; } = true;
    public bool Shift { get; init; } = true;
    public bool Logprobs { get; init; }
    public int TopLogprobs { get; init; }
    public bool RenderOnly { get; init; }
    public int Images { get; init; }

    /// <summary>Nothing is asked: the model is loaded, or unloaded with a keep-alive of 0.</summary>
    public bool IsEmpty => IsChat ? Messages.Count == 0 : Prompt.Length == 0 && Images == 0;

    public bool IsUnload => IsEmpty && KeepAlive == TimeSpan.Zero;
}
