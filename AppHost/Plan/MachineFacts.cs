using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Processes.Probes;
using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Plan;

/// <summary>What this machine has.</summary>
/// <param name="HasContainers">Whether a container runtime is there and running.</param>
/// <param name="HasOllama">Whether <c>ollama</c> is installed.</param>
/// <param name="RunningOllama">The Ollama that answers at the usual address; null where none does.</param>
internal sealed record MachineFacts(bool HasContainers, bool HasOllama, Uri? RunningOllama)
{
    private static readonly string[] ContainerRuntimes = ["docker", "podman"];

    public static async Task<MachineFacts> FindAsync(TimeProvider time, CancellationToken cancellation)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var usual = new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", OllamaAddress.DefaultPort).Uri;
        var version = await new OllamaProbe(http, time).VersionAsync(usual, cancellation);
        return new MachineFacts(
            await HasContainersAsync(time, cancellation),
            PathSearch.Find("ollama") is not null,
            version is null ? null : usual
        );
    }

    private static async Task<bool> HasContainersAsync(TimeProvider time, CancellationToken cancellation)
    {
        foreach (var program in ContainerRuntimes.Select(PathSearch.Find).OfType<string>())
        {
            if (await ContainerRuntime.AnswersAsync(program, time, cancellation))
            {
                return true;
            }
        }
        return false;
    }
}
