using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>What a request of revision 2026-07-28 has to carry: headers that repeat its body, and what used to be said once in the handshake.</summary>
internal static class StatelessRules
{
    private static readonly HashSet<string> Removed = new(StringComparer.Ordinal)
    {
        "initialize",
        "ping",
        "logging/setLevel",
        "resources/subscribe",
        "resources/unsubscribe",
    };

    /// <exception cref="RefusalException">Something is missing or contradicts itself.</exception>
    public static void Check(HttpRequest http, JsonRpcMessage message, McpServerOptions options)
    {
        CheckMeta(message);
        CheckMethod(http.Headers, message);
        CheckName(http.Headers, message, options);
        ParameterHeaders.Check(http.Headers, message, options.ToolCollection);
    }

    private static void CheckMeta(JsonRpcMessage message)
    {
        var declared = Meta.RevisionOf(message);
        if (declared is not null && !Revisions.IsStateless(declared))
        {
            throw new RefusalException(
                Refusals.HeaderMismatch($"The {McpHeaders.ProtocolVersion} header is {Revisions.Newest}; the body declares '{declared}'.")
            );
        }

        if (message is JsonRpcRequest && declared is null)
        {
            throw new RefusalException(Missing(MetaKeys.ProtocolVersion, "a string"));
        }

        if (message is JsonRpcRequest && Meta.Of(message)?[MetaKeys.ClientCapabilities] is not JsonObject)
        {
            throw new RefusalException(Missing(MetaKeys.ClientCapabilities, "an object"));
        }
    }

    private static Refusal Missing(string key, string kind) =>
        Refusals.InvalidParams($"params._meta has to have '{key}', {kind}, in every request of {Revisions.Newest}.");

    private static void CheckMethod(IHeaderDictionary headers, JsonRpcMessage message)
    {
        var method = MethodOf(message);
        if (method is null)
        {
            return;
        }

        var header = headers[McpHeaders.Method].ToString();
        if (header.Trim() != method)
        {
            throw new RefusalException(
                Refusals.HeaderMismatch($"The {McpHeaders.Method} header is '{header}'; the body's method is '{method}'.")
            );
        }

        if (message is JsonRpcRequest && Removed.Contains(method))
        {
            throw new RefusalException(Refusals.MethodNotFound($"{Revisions.Newest} has no method '{method}' any more."));
        }
    }

    private static void CheckName(IHeaderDictionary headers, JsonRpcMessage message, McpServerOptions options)
    {
        if (NameParameterOf(MethodOf(message), options) is not { } parameter)
        {
            return;
        }

        var name = Meta.ParametersOf(message)?[parameter] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        if (name is null && message is JsonRpcRequest request)
        {
            throw new RefusalException(Refusals.InvalidParams($"params.{parameter} of {request.Method} has to be a string."));
        }

        var header = headers[McpHeaders.Name].ToString().Trim();
        if (!HeaderText.IsLegal(header))
        {
            throw new RefusalException(
                Refusals.HeaderMismatch(
                    $"The {McpHeaders.Name} header has characters that no header may have: send =?base64?...?= with the UTF-8 of the name."
                )
            );
        }

        if (header.Length == 0 || McpHeaderEncoder.DecodeValue(header) != name)
        {
            throw new RefusalException(
                Refusals.HeaderMismatch($"The {McpHeaders.Name} header is '{header}'; the body's {parameter} is '{name}'.")
            );
        }
    }

    private static string? MethodOf(JsonRpcMessage message) =>
        message switch
        {
            JsonRpcRequest request => request.Method,
            JsonRpcNotification notification => notification.Method,
            _ => null,
        };

    private static string? NameParameterOf(string? method, McpServerOptions options) =>
        method switch
        {
            RequestMethods.ToolsCall or RequestMethods.PromptsGet => "name",
            RequestMethods.ResourcesRead => "uri",
#pragma warning disable MCPEXP002 // Handlers for methods beyond the standard's say which parameter routes them.
            _ => options.RequestHandlers?.FirstOrDefault(handler => handler.Method == method)?.RoutingNameParameter,
#pragma warning restore MCPEXP002
        };
}
