using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Telemetry;

/// <summary>
/// What a tool leaves with its request for the telemetry of it: a failed tool is a result to the protocol, and the transport does not
/// read results. There is one only while somebody listens.
/// </summary>
/// <param name="wantsResult">Whether the result itself is wanted (<c>OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT</c>).</param>
internal sealed class CallNote(bool wantsResult)
{
    private const string Key = "OllamaMcp.CallNote";

    /// <summary>What went wrong. Null while nothing has.</summary>
    public ErrorCode? Error { get; private set; }

    /// <summary>The result as JSON, where it is wanted and the call succeeded.</summary>
    public string? Result { get; private set; }

    /// <summary>Leaves a note with a request.</summary>
    public static CallNote Attach(JsonRpcMessage message, bool wantsResult)
    {
        var note = new CallNote(wantsResult);
        message.Context ??= new JsonRpcMessageContext();
        message.Context.Items ??= new Dictionary<string, object?>(1, StringComparer.Ordinal);
        message.Context.Items[Key] = note;
        return note;
    }

    /// <summary>The note that came with a request; null where nobody listens.</summary>
    public static CallNote? Of(JsonRpcMessage message) =>
        message.Context?.Items?.TryGetValue(Key, out var note) == true ? note as CallNote : null;

    /// <summary>Says how the tool ended.</summary>
    public void Ended(ErrorCode? error, string text)
    {
        Error = error;
        Result = wantsResult && error is null ? text : null;
    }
}
