using System.Text.Json;

namespace OllamaMcp.Clients.Tests.Walking;

/// <summary>What a client saw on its way.</summary>
internal sealed record WalkReport
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <summary>The revision that client and server agreed on. Null where the client does not tell.</summary>
    public string? ProtocolVersion { get; init; }

    public required IReadOnlyList<string> Tools { get; init; }

    public required Answer Call { get; init; }

    public required Answer Stream { get; init; }

    public required CancelledCall Cancel { get; init; }

    /// <summary>Tools listed after the cancelled call: the connection goes on.</summary>
    public required int ToolsAfterCancel { get; init; }

    public static WalkReport Parse(string json) =>
        JsonSerializer.Deserialize<WalkReport>(json, Names) ?? throw new InvalidDataException($"A client reported nothing: {json}");
}

/// <summary>The result of a call.</summary>
/// <param name="IsError">Whether the tool said that it failed.</param>
/// <param name="Text">Its text content.</param>
/// <param name="Structured">Its structured content.</param>
/// <param name="Progress">What came before it.</param>
internal sealed record Answer(bool IsError, string Text, JsonElement? Structured, IReadOnlyList<Progress>? Progress);

/// <summary>One progress notification.</summary>
internal sealed record Progress(double Value, string? Message)
{
    [System.Text.Json.Serialization.JsonPropertyName("progress")]
    public double Value { get; } = Value;
}

/// <summary>How a cancelled call ended for the client.</summary>
/// <param name="ProgressBefore">Progress notifications that it had seen.</param>
/// <param name="Error">What it got in place of a result; null where it got a result.</param>
internal sealed record CancelledCall(int ProgressBefore, string? Error);
