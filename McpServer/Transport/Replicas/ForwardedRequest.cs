using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Replicas;

/// <summary>A client's request as it goes to the replica that holds its session.</summary>
internal static class ForwardedRequest
{
    // Neither the token nor anything else that the owner has no need of.
    private static readonly string[] Passed =
    [
        "Accept",
        "User-Agent",
        McpHeaders.SessionId,
        McpHeaders.ProtocolVersion,
        McpHeaders.LastEventId,
        McpHeaders.Method,
        McpHeaders.Name,
    ];

    public static HttpRequestMessage Create(HttpRequest request, string owner, string proof)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), $"http://{owner}{request.Path}{request.QueryString}");
        foreach (var name in Passed)
        {
            if (request.Headers.TryGetValue(name, out var values))
            {
                message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        message.Headers.TryAddWithoutValidation(HopProof.Header, proof);
        if (HttpMethods.IsPost(request.Method))
        {
            message.Content = new StreamContent(request.Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
            message.Content.Headers.ContentLength = request.ContentLength;
        }

        return message;
    }
}
