using System.Net.Sockets;
using System.Text.Json;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Ollama.Client;

/// <summary>Turns what can go wrong on the way to one Ollama into the typed family, with words that say what to do.</summary>
/// <param name="Address">Which Ollama.</param>
/// <param name="Route">Which route, such as <c>api/chat</c>.</param>
/// <param name="Model">Which model; null where the call is about none.</param>
/// <param name="Secret">The key that goes with the call, and must not come back in an error that quotes it. Null for none.</param>
internal sealed record CallFailures(Uri Address, string Route, string? Model, string? Secret = null)
{
    private string Place => Address.AbsoluteUri.TrimEnd('/');

    /// <summary>What the failure means. What is none of Ollama's doing comes back as it is.</summary>
    /// <param name="failure">What was caught.</param>
    /// <param name="clock">The clock of the call.</param>
    /// <param name="partial">The text that had come. Null for none.</param>
    public Exception Explain(Exception failure, CallClock clock, string? partial)
    {
        if (clock.CancelledBy is { } token)
        {
            return new OperationCanceledException("The call to Ollama was cancelled.", failure, token);
        }

        return failure switch
        {
            OllamaException => failure,
            _ when clock.Expired => Silent(clock, partial),
            OperationCanceledException { InnerException: TimeoutException } => Unreachable("it was not made in time", failure),
            OperationCanceledException => failure,
            ObjectDisposedException => new OperationCanceledException("The answer was disposed while it was read.", failure),
            HttpRequestException request => Explain(request, partial),
            HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } => Foreign("it breaks the rules of HTTP", failure),
            IOException => Cut("the connection broke", partial, failure),
            InvalidDataException => Foreign($"it sent {failure.Message}", failure),
            JsonException json => Foreign(Describe(json), failure),
            _ => failure,
        };
    }

    /// <summary>Ollama answered with an error.</summary>
    public OllamaErrorException Refused(int status, string text, string? partial = null) =>
        new(Address, status, string.IsNullOrEmpty(Secret) ? text : text.Replace(Secret, "***", StringComparison.Ordinal), partial);

    /// <summary>What answered is not an Ollama.</summary>
    public OllamaProtocolException Foreign(string what, Exception? cause = null) =>
        new(
            Address,
            $"What answers at {Place}/{Route} is not what an Ollama would answer: {what}. Check that the address is an Ollama's.",
            cause
        );

    /// <summary>The answer broke off.</summary>
    public OllamaStreamCutException Cut(string why, string? partial, Exception? cause = null) =>
        new(Address, $"The answer of Ollama at {Place}/{Route} broke off: {why}.", partial, cause);

    /// <summary>
    /// The body ended in order, yet without its last line. A broken connection cannot look like that (its length or its last
    /// chunk would be missing), so it was Ollama that gave up: it does so without a word behind 30 equal tokens in a row.
    /// </summary>
    public OllamaStreamCutException EndedEarly(string? partial, bool repeats)
    {
        var why = repeats
            ? "Ollama gave it up because the model repeats itself"
            : "Ollama ended it without its last line, as it does when a model repeats itself";
        return new OllamaStreamCutException(Address, $"{Cut(why, null).Message} Another seed, prompt or repeat_penalty may help.", partial)
        {
            EndedByOllama = true,
        };
    }

    private Exception Explain(HttpRequestException failure, string? partial) =>
        failure.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => Unreachable($"the name {Address.Host} is not known", failure),
            HttpRequestError.ConnectionError => Unreachable(Describe(failure.InnerException), failure),
            HttpRequestError.SecureConnectionError => Unreachable(
                $"no TLS connection ({failure.InnerException?.Message ?? failure.Message})",
                failure
            ),
            HttpRequestError.ProxyTunnelError => Unreachable("the proxy in between refused", failure),
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => Foreign("it does not speak HTTP", failure),
            HttpRequestError.ConfigurationLimitExceeded => Foreign("its headers are too long", failure),
            _ => Cut("the connection was closed before an answer came", partial, failure),
        };

    private OllamaUnreachableException Unreachable(string why, Exception cause) =>
        new(Address, $"No connection to Ollama at {Place}: {why}. Start Ollama there, or correct OLLAMA_HOST.", cause);

    private OllamaTimeoutException Silent(CallClock clock, string? partial)
    {
        var seconds = clock.Limit.TotalSeconds;
        var what = clock.BeforeFirstByte
            ? $"Ollama at {Place}/{Route} did not begin to answer within {seconds:0.###} s."
            : $"Ollama at {Place}/{Route} was silent for {seconds:0.###} s in the middle of its answer.";
        return new OllamaTimeoutException(
            Address,
            clock.Limit,
            clock.BeforeFirstByte,
            $"{what} The setting OLLAMA_TIMEOUT (seconds) allows more.{Cure()}",
            partial
        )
        {
            OfModel = Model is not null,
        };
    }

    /// <summary>Ollama (seen on 0.17.4, after many cancels) can lose the only slot of a model: it answers for others, and never for that one.</summary>
    private string Cure() =>
        Model is null
            ? ""
            : $" If other models answer while '{Model}' never does, its slot is lost (a known defect of Ollama after cancelled calls): "
                + "unload it with an empty prompt and keep_alive 0, and call again.";

    private static string Describe(Exception? cause) =>
        cause is SocketException { SocketErrorCode: var code }
            ? code switch
            {
                SocketError.ConnectionRefused => "connection refused",
                SocketError.HostUnreachable or SocketError.NetworkUnreachable => "no route to it",
                SocketError.TimedOut => "it was not made in time",
                _ => code.ToString(),
            }
            : cause?.Message ?? "it failed";

    private static string Describe(JsonException json) =>
        $"no JSON of the expected form (line {json.LineNumber.GetValueOrDefault() + 1}, byte {json.BytePositionInLine.GetValueOrDefault()}, at {json.Path ?? "$"})";
}
