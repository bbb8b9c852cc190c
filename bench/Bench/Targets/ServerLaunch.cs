using System.Globalization;
using OllamaMcp.Bench.Processes;

namespace OllamaMcp.Bench.Targets;

/// <summary>How a server is started.</summary>
/// <param name="Command">The program and its arguments; <c>{port}</c> stands for the port.</param>
/// <param name="Environment">Its settings; <c>{port}</c> and <c>{ollama}</c> stand for the port and for Ollama's address.</param>
internal sealed record ServerLaunch(IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Environment)
{
    public ChildProcess Start(Uri ollama, int port, bool pipes)
    {
        string Filled(string text) =>
            text.Replace("{port}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{ollama}", ollama.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);

        return ChildProcess.Start(
            [.. Command.Select(Filled)],
            Environment.ToDictionary(each => each.Key, each => Filled(each.Value), StringComparer.Ordinal),
            pipes
        );
    }
}
