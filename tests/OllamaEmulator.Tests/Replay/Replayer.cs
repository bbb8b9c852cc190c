using System.Text;
using System.Text.RegularExpressions;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Replay;

/// <summary>Asks an emulator all that a real server was once asked, in the same order.</summary>
internal sealed partial class Replayer(EmulatorHost host, ManualTime time)
{
    private const string RecordedWeights = "sha256:761752bd3814a9c15fde2b654fefb74731bd91d27b0c13f2cbe626285cc69f5c";
    private readonly byte[] _weights = MakeWeights();

    public static async Task<(EmulatorHost Host, ManualTime Time)> StartAsync()
    {
        ManualTime time = new();
        EmulatorOptions options = new()
        {
            Models = StoriesModels.All,
            RegistryPort = 0,
            Time = time,
            AnswerTokens = 200,
        };
        return (await EmulatorHost.StartAsync(options), time);
    }

    /// <summary>Requests that were made side by side or broken off: tests of their own stand for them.</summary>
    public static bool CanReplay(Recording recording) =>
        recording.Status is not null
        && !recording.Name.StartsWith("cancel_generate", StringComparison.Ordinal)
        && recording.Name is not ("cancel_chat_stream" or "cancel_v1_stream" or "server_stopped_stream" or "tight_load" or "tight_unload");

    public async Task<IReadOnlyList<Difference>> ReplayAsync(Recording recording, CancellationToken cancellationToken)
    {
        await PrepareAsync(recording, cancellationToken);
        var own = host.Address.Authority;
        var headers = recording.RequestHeaders.ToDictionary(
            header => header.Key,
            header => header.Value.Replace("127.0.0.1:11434", own, StringComparison.Ordinal),
            StringComparer.OrdinalIgnoreCase
        );
        var answer = await RawHttp.SendAsync(
            host.Address,
            recording.Method,
            Adapt(recording.Path),
            headers,
            Body(recording),
            cancellationToken
        );
        host.Control.ClearFaults();
        return [.. Difference.Between(recording, answer, Adapt)];
    }

    // What happened to the recorded server at this point
    private async Task PrepareAsync(Recording recording, CancellationToken cancellationToken)
    {
        if (recording.Name == "ps_after_keep_alive_1s")
        {
            time.Advance(TimeSpan.FromSeconds(2));
        }

        if (recording.Name == "runner_unload_stories")
        {
            // A copy was loaded in the place of the original, and deleted
            await AskAsync("POST", "/api/generate", """{"model":"stories-large","keep_alive":0}""", cancellationToken);
            await AskAsync("POST", "/api/generate", """{"model":"doomed"}""", cancellationToken);
            await AskAsync("DELETE", "/api/delete", """{"model":"doomed"}""", cancellationToken);
        }

        if (recording.Name == "runner_killed_next")
        {
            // A runner that died is loaded anew
            await AskAsync("POST", "/api/generate", """{"model":"stories-large","keep_alive":0}""", cancellationToken);
        }

        if (KilledRunner().IsMatch(recording.Name))
        {
            host.Control.Set(FaultKind.ErrorLineMidStream, 1);
        }
    }

    private Task<RawAnswer> AskAsync(string method, string path, string body, CancellationToken cancellationToken) =>
        RawHttp.SendAsync(host.Address, method, path, null, Encoding.UTF8.GetBytes(body), cancellationToken);

    private byte[]? Body(Recording recording) =>
        recording.Body is null ? null
        : recording.Body.EndsWith(" bytes>", StringComparison.Ordinal) ? _weights
        : Encoding.UTF8.GetBytes(Adapt(recording.Body));

    // The recorded server's registry and weights are not ours
    private string Adapt(string text) =>
        text.Replace("<default-registry>", ModelName.DefaultHost, StringComparison.Ordinal)
            .Replace(RecordedWeights, Digest.Of(_weights), StringComparison.Ordinal)
            .Replace("<path>:5000/", $"<path>:{host.Registry.Port}/", StringComparison.Ordinal)
            .Replace("localhost:5000", $"localhost:{host.Registry.Port}", StringComparison.Ordinal)
            .Replace("127.0.0.1:5000", $"127.0.0.1:{host.Registry.Port}", StringComparison.Ordinal);

    // The model to be unloaded is chosen by the path of its weights, so these must come first, as the recorded ones did
    private static byte[] MakeWeights()
    {
        for (uint salt = 0; ; salt++)
        {
            using GgufWriter gguf = new();
            var made = gguf.Add("general.architecture", "llama")
                .Add("general.salt", salt)
                .Add("general.parameter_count", 260_032ul)
                .Add("llama.context_length", 1024u)
                .Add("llama.embedding_length", 64u)
                .ToArray([], 1_054_592);
            if (Digest.Of(made).StartsWith("sha256:0", StringComparison.Ordinal))
            {
                return made;
            }
        }
    }

    [GeneratedRegex("^runner_killed_(chat_|v1_)?(stream|once)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KilledRunner();
}
