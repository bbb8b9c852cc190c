using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Ollama.Client;

/// <summary>An answer whose headers have come and are good. Disposing it before its end closes the connection, which stops the model.</summary>
internal sealed class OllamaReply(HttpResponseMessage response, Stream body, CallClock clock, CallFailures failures, TimeSpan silenceLimit)
    : IDisposable
{
    public CallClock Clock { get; } = clock;

    public CallFailures Failures { get; } = failures;

    public ResponseReader Reader { get; } = new(body, clock, silenceLimit);

    /// <summary>One value out of what was read: not null, not an error, and UTF-8 throughout (unknown fields too, which nobody reads here).</summary>
    public T Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type, TextSoFar? soFar = null)
        where T : class, IAnswer
    {
        if (!Utf8.IsValid(json))
        {
            throw Failures.Foreign("its text is not UTF-8");
        }

        var value = JsonSerializer.Deserialize(json, type) ?? throw Failures.Foreign("null");
        return value.Unknown is { } unknown && unknown.TryGetValue("error", out var error)
            ? throw Failures.Refused((int)response.StatusCode, ErrorText.Of(error), soFar?.Value)
            : value;
    }

    /// <summary>The whole answer as one value.</summary>
    public async Task<T> ReadWholeAsync<T>(JsonTypeInfo<T> type)
        where T : class, IAnswer
    {
        try
        {
            return Parse((await Reader.ReadAllAsync()).Span, type);
        }
        catch (Exception failure)
        {
            throw Failures.Explain(failure, Clock, null);
        }
        finally
        {
            Reader.Dispose();
        }
    }

    /// <summary>The whole answer as text; what is not UTF-8 in it is replaced.</summary>
    public async Task<string> ReadTextAsync(int limit)
    {
        try
        {
            return Encoding.UTF8.GetString((await Reader.ReadAllAsync(limit)).Span).Trim();
        }
        catch (Exception failure)
        {
            throw Failures.Explain(failure, Clock, null);
        }
        finally
        {
            Reader.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Clock.Cancel();
        response.Dispose();
        Clock.Dispose();
    }
}
