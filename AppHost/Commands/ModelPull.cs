using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OllamaMcp.AppHost.Commands;

/// <summary>Pulls a model into one Ollama, by its own API. Thread-safe.</summary>
internal sealed class ModelPull(HttpClient http)
{
    /// <param name="ollama">Where it answers.</param>
    /// <param name="model">The model; one that is there already is not asked for again.</param>
    /// <param name="report">Gets each new step, with its percentage in steps of ten.</param>
    /// <param name="cancellation">Ends the download; Ollama keeps what it has for the next one.</param>
    public async Task<CommandOutcome> RunAsync(Uri ollama, string model, Action<string> report, CancellationToken cancellation)
    {
        try
        {
            return await IsThereAsync(ollama, model, cancellation)
                ? new CommandOutcome(true, $"{model} is there.")
                : await PullAsync(ollama, model, report, cancellation);
        }
        // The client's own time limit comes as a cancellation; what is no Ollama may answer with JSON of another shape.
        catch (Exception e)
            when (e is HttpRequestException or IOException or JsonException or InvalidOperationException
                || (e is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            return new CommandOutcome(false, $"{model} was not pulled: {e.Message.TrimEnd('.')}.");
        }
    }

    private async Task<bool> IsThereAsync(Uri ollama, string model, CancellationToken cancellation)
    {
        using var answer = await http.PostAsJsonAsync(Api(ollama, "show"), new { model }, cancellation);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private async Task<CommandOutcome> PullAsync(Uri ollama, string model, Action<string> report, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Api(ollama, "pull")) { Content = JsonContent.Create(new { model }) };
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation));
        var (said, last) = ("", "");
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            var step = PullStep.Parse(line);
            if (step.Error is { } error)
            {
                return new CommandOutcome(false, $"{model} was not pulled: {error.TrimEnd('.')}.");
            }
            last = step.Status;
            if (step.Text != said)
            {
                report($"{model}: {said = step.Text}");
            }
        }
        return last == PullStep.Success
            ? new CommandOutcome(true, $"{model} was pulled.")
            : new CommandOutcome(false, $"{model} was not pulled: the answer of Ollama broke off (HTTP {(int)answer.StatusCode}).");
    }

    // The address may have a path, with or without a slash at its end.
    private static Uri Api(Uri ollama, string name) => new(ollama.AbsoluteUri.TrimEnd('/') + "/api/" + name);
}
