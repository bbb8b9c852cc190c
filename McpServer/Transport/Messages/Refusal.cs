using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Transport.Messages;

/// <summary>A request is not let in: as an HTTP status, as a JSON-RPC error, and as one of our own codes.</summary>
internal sealed record Refusal(int Status, McpErrorCode RpcCode, ErrorCode Code, string Message)
{
    /// <summary>JSON-RPC's code for errors that a server defines itself.</summary>
    public const McpErrorCode ServerError = (McpErrorCode)(-32000);

    /// <summary>When to try again. Null where waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The methods that the path does take, for a 405.</summary>
    public string? Allow { get; init; }

    /// <summary>How to prove who one is, for a 401.</summary>
    public string? Challenge { get; init; }

    /// <summary>More members of the error's <c>data</c>.</summary>
    public JsonObject? Data { get; init; }

    /// <summary>The seconds of <see cref="RetryAfter"/>, rounded up.</summary>
    public long? RetryAfterSeconds => RetryAfter is { } wait ? Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)) : null;

    /// <summary>The error as a client reads it.</summary>
    public JsonRpcError ToError(RequestId id) =>
        new()
        {
            Id = id,
            Error = new JsonRpcErrorDetail
            {
                Code = (int)RpcCode,
                Message = Message,
                Data = ToData(),
            },
        };

    /// <summary>The error's <c>data</c>: our code, what to do next, when to try again.</summary>
    public JsonObject ToData()
    {
        var data = (JsonObject?)Data?.DeepClone() ?? [];
        data["code"] = Code.Value;
        data["next"] = Code.Remedy;
        if (RetryAfterSeconds is { } seconds)
        {
            data["retry_after_seconds"] = seconds;
        }

        return data;
    }
}
