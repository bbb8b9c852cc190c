using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Ollama.Client;

/// <summary>One request to one Ollama, up to the point where its answer begins and is known to be a good one. Thread-safe.</summary>
internal sealed class OllamaCall(HttpMessageInvoker http, Uri address, OllamaClientOptions options, string? apiKey)
{
    private const int MaxErrorBytes = 64 * 1024;

    /// <summary>Sends a request without a body. Cancelling closes the connection, at any time until the answer is disposed.</summary>
    public Task<OllamaReply> SendAsync(OllamaRoute route, CancellationToken cancellationToken)
    {
        var clock = new CallClock(options.TimeProvider, cancellationToken);
        clock.Start(FirstByteLimit(route));
        return SendAsync(route, new CallFailures(address, route.Path, null, apiKey), null, clock);
    }

    /// <summary>Sends a request with a JSON body; <paramref name="model"/> is what error texts name.</summary>
    /// <inheritdoc cref="SendAsync(OllamaRoute, CancellationToken)"/>
    public Task<OllamaReply> SendAsync<T>(
        OllamaRoute route,
        string? model,
        T request,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
    {
        var clock = new CallClock(options.TimeProvider, cancellationToken);
        var body = RequestBody.Of(request, type, clock, FirstByteLimit(route));
        return SendAsync(route, new CallFailures(address, route.Path, model, apiKey), body, clock);
    }

    private async Task<OllamaReply> SendAsync(OllamaRoute route, CallFailures failures, RequestBody? body, CallClock clock)
    {
        HttpResponseMessage? response = null;
        try
        {
            using var request = new HttpRequestMessage(route.Method, new Uri(address, route.Path)) { Content = body };
            request.Headers.Authorization = apiKey is null ? null : new AuthenticationHeaderValue("Bearer", apiKey);
            response = await http.SendAsync(request, clock.Token);
            clock.AnswerBegan();

            var content = await response.Content.ReadAsStreamAsync(clock.Token);
            var reply = new OllamaReply(response, content, clock, failures, SilenceLimit(route));
            await CheckAsync(route, response, reply);
            return reply;
        }
        catch (Exception failure)
        {
            var explained = failures.Explain(failure, clock, null);
            clock.Cancel();
            response?.Dispose();
            clock.Dispose();
            throw explained;
        }
    }

    private TimeSpan FirstByteLimit(OllamaRoute route) => route.Quick ? options.SilenceLimit : options.FirstByteLimit;

    private TimeSpan SilenceLimit(OllamaRoute route) =>
        route.Toils && options.FirstByteLimit > options.SilenceLimit ? options.FirstByteLimit : options.SilenceLimit;

    private static async Task CheckAsync(OllamaRoute route, HttpResponseMessage response, OllamaReply reply)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        switch ((int)response.StatusCode)
        {
            case >= 200 and < 300 when route.Accepts(type):
                return;
            case >= 200 and < 300:
                throw reply.Failures.Foreign($"its content type is {type ?? "missing"}");
            case >= 300 and < 400:
                throw reply.Failures.Foreign(
                    $"it redirects to {response.Headers.Location}, which is not followed; give that address itself"
                );
            default:
                throw type is "text/html" ? PageOfProxy(response.StatusCode, reply) : await ErrorAsync(response.StatusCode, reply);
        }
    }

    /// <summary>A page is never Ollama's word. Where a gateway says that nobody answers behind it, it is an error of the call all the same.</summary>
    private static OllamaException PageOfProxy(HttpStatusCode status, OllamaReply reply) =>
        status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
            ? reply.Failures.Refused((int)status, $"{(int)status} {status}, a page of a proxy in between")
            : reply.Failures.Foreign($"a page of HTML with status {(int)status}");

    private static async Task<OllamaErrorException> ErrorAsync(HttpStatusCode status, OllamaReply reply)
    {
        var text = await reply.ReadTextAsync(MaxErrorBytes);
        return reply.Failures.Refused((int)status, ErrorText.Of(status, text));
    }
}
