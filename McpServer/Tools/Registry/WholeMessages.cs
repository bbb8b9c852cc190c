using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Tools.Registry;

/// <summary>Messages that a call sends while it may be cancelled.</summary>
internal static class WholeMessages
{
    /// <summary>
    /// Sends a message; cancelling ends the wait and never the message. Over stdio the SDK writes the JSON and the end of the line apart,
    /// each with the token that it is given: cancelled in between, the next message would stand on the same line and be lost with it.
    /// </summary>
    public static Task SendWholeAsync(this McpSession session, JsonRpcMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return session.SendMessageAsync(message, CancellationToken.None).WaitAsync(cancellationToken);
    }
}
