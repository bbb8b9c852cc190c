using System.Text.Json.Nodes;
using ModelContextProtocol;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Transport.Messages;

/// <summary>What is refused in more than one place.</summary>
internal static class Refusals
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public static Refusal ShuttingDown { get; } =
        new(StatusCodes.Status503ServiceUnavailable, Refusal.ServerError, ErrorCodes.ShuttingDown, ErrorCodes.ShuttingDown.Meaning)
        {
            RetryAfter = Soon,
        };

    public static Refusal Unauthorized { get; } =
        new(StatusCodes.Status401Unauthorized, Refusal.ServerError, ErrorCodes.Unauthorized, "No valid bearer token was sent.");

    public static Refusal SessionNotFound { get; } =
        new(
            StatusCodes.Status404NotFound,
            (McpErrorCode)(-32001),
            ErrorCodes.SessionNotFound,
            "Session not found: it ended, or its server is gone."
        );

    public static Refusal SessionOfAnother { get; } =
        new(StatusCodes.Status403Forbidden, Refusal.ServerError, ErrorCodes.SessionOfAnother, ErrorCodes.SessionOfAnother.Meaning);

    /// <summary>The request met a mistake of this program, which the log has under the id.</summary>
    public static Refusal Unforeseen(string id) =>
        new(StatusCodes.Status500InternalServerError, McpErrorCode.InternalError, ErrorCodes.Internal, UnforeseenError.Describe(id));

    public static Refusal BadRequest(string message) =>
        new(StatusCodes.Status400BadRequest, McpErrorCode.InvalidRequest, ErrorCodes.MalformedRequest, message);

    public static Refusal HeaderMismatch(string message) =>
        new(StatusCodes.Status400BadRequest, McpErrorCode.HeaderMismatch, ErrorCodes.MalformedRequest, message);

    public static Refusal InvalidParams(string message) =>
        new(StatusCodes.Status400BadRequest, McpErrorCode.InvalidParams, ErrorCodes.MalformedRequest, message);

    public static Refusal MethodNotFound(string message) =>
        new(StatusCodes.Status404NotFound, McpErrorCode.MethodNotFound, ErrorCodes.MalformedRequest, message);

    public static Refusal MethodNotAllowed(string allow, string message) =>
        new(StatusCodes.Status405MethodNotAllowed, Refusal.ServerError, ErrorCodes.MalformedRequest, message) { Allow = allow };

    public static Refusal Parse(string message) =>
        new(StatusCodes.Status400BadRequest, McpErrorCode.ParseError, ErrorCodes.MalformedRequest, message);

    public static Refusal BodyTooLarge(long limit) =>
        new(
            StatusCodes.Status413PayloadTooLarge,
            McpErrorCode.InvalidRequest,
            ErrorCodes.BodyTooLarge,
            $"The request body is larger than {limit} bytes."
        );

    public static Refusal UnsupportedRevision(string requested) =>
        new(
            StatusCodes.Status400BadRequest,
            McpErrorCode.UnsupportedProtocolVersion,
            ErrorCodes.UnsupportedRevision,
            $"Protocol version '{requested}' is not spoken here. {string.Join(", ", Revisions.Stateless)} is, and after initialize "
                + $"{string.Join(", ", Revisions.WithSessions)} are."
        )
        {
            Data = new JsonObject
            {
                ["supported"] = new JsonArray([.. Revisions.Stateless.Select(revision => (JsonNode)revision)]),
                ["requested"] = requested,
            },
        };

    public static Refusal TooManyCalls(int limit) =>
        new(
            StatusCodes.Status503ServiceUnavailable,
            Refusal.ServerError,
            ErrorCodes.TooManyCalls,
            $"As many calls are in flight as this server takes: {limit}."
        )
        {
            RetryAfter = Soon,
        };

    public static Refusal RateLimited(TimeSpan wait) =>
        new(StatusCodes.Status429TooManyRequests, Refusal.ServerError, ErrorCodes.RateLimited, ErrorCodes.RateLimited.Meaning)
        {
            RetryAfter = wait,
        };

    public static Refusal TooManySessions(int limit) =>
        new(
            StatusCodes.Status503ServiceUnavailable,
            Refusal.ServerError,
            ErrorCodes.TooManySessions,
            $"As many sessions are open as this server takes: {limit}."
        )
        {
            RetryAfter = TimeSpan.FromSeconds(10),
        };
}
