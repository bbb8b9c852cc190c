using System.Diagnostics;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Tracing;

/// <summary>
/// Where the span of a message belongs: below the client's own span, which <c>_meta</c> names; else below the HTTP request that brought
/// the message. Where there are both, the HTTP request is linked: one request may carry a message again, or more than one.
/// </summary>
/// <example>
/// <code>"_meta": {"traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "tracestate": "vendor=1", "baggage": "user=a"}</code>
/// </example>
/// <param name="Parent">Default for: what is current, or a new trace.</param>
/// <param name="Link">What else the message came by. Default for nothing.</param>
/// <param name="Meta">The message's <c>_meta</c>, whose baggage goes along. Null where the parent is not from there.</param>
internal readonly record struct TraceOrigin(ActivityContext Parent, ActivityContext Link, JsonObject? Meta)
{
    private const string HttpKey = "OllamaMcp.HttpTrace";

    /// <summary>What W3C lets baggage have.</summary>
    private const int MostBaggage = 8192;

    /// <summary>Notes the current HTTP request on a message that is going to be handled outside of it.</summary>
    public static void SetHttp(JsonRpcMessage message)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } http)
        {
            message.Context ??= new JsonRpcMessageContext();
            message.Context.Items ??= new Dictionary<string, object?>(1, StringComparer.Ordinal);
            message.Context.Items[HttpKey] = http.Context;
        }
    }

    public static TraceOrigin Of(JsonRpcMessage message)
    {
        var http = HttpOf(message);
        if (
            Messages.Meta.Of(message) is { } meta
            && TextOf(meta, "traceparent") is { } parent
            && ActivityContext.TryParse(parent, TextOf(meta, "tracestate"), isRemote: true, out var client)
        )
        {
            return new TraceOrigin(client, http, meta);
        }

        // What is current is the parent without a word, and its baggage is inherited.
        return new TraceOrigin(Activity.Current is null ? http : default, default, null);
    }

    /// <summary>Gives the client's baggage to a span, which hands it on to Ollama.</summary>
    public void AddBaggage(Activity activity)
    {
        if (Meta is null || TextOf(Meta, "baggage") is not { Length: <= MostBaggage })
        {
            return;
        }

        foreach (var (name, value) in DistributedContextPropagator.Current.ExtractBaggage(Meta, Get) ?? [])
        {
            activity.AddBaggage(name, value);
        }
    }

    private static ActivityContext HttpOf(JsonRpcMessage message) =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Context
        : message.Context?.Items?.TryGetValue(HttpKey, out var noted) == true && noted is ActivityContext http ? http
        : default;

    private static void Get(object? carrier, string name, out string? value, out IEnumerable<string>? values)
    {
        value = carrier is JsonObject meta ? TextOf(meta, name) : null;
        values = null;
    }

    private static string? TextOf(JsonObject meta, string name) =>
        meta[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
