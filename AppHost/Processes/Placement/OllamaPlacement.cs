using System.Net;
using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Guarding;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Processes.Probes;
using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Processes.Placement;

/// <summary>An Ollama that runs already, else <c>ollama serve</c>, else the emulator.</summary>
internal sealed class OllamaPlacement(HostSettings settings, HttpClient http, TimeProvider time) : IPlacement
{
    private const string Program = "ollama";

    // [GIN] 2026/11/21 - 17:05:03 | 200 |     395.618µs |       127.0.0.1 | GET      "/api/version"
    private static readonly string[] OwnQuestions = ["GET      \"/api/version\""];

    private readonly OllamaProbe _probe = new(http, time);
    private readonly ModelDownloads _downloads = new(http);

    public async Task<Placed> PlaceAsync(Part part, IReadOnlyDictionary<string, string> given, CancellationToken cancellation)
    {
        if (settings.Ollama == OllamaChoice.Auto && IsFirst(part) && await FindRunningAsync(part, cancellation) is { } running)
        {
            return running;
        }
        var address = IsFirst(part) ? ChooseAddress(part.Named) : OllamaPorts.AnyAddress();
        var program = settings.Ollama == OllamaChoice.Emulator ? null : PathSearch.Find(Program);
        if (program is null && settings.Ollama == OllamaChoice.Local)
        {
            throw new HostException($"{SettingNames.Ollama} is local, but {Program} is not on PATH. Install it, or leave the setting out.");
        }
        return program is null ? Emulator(part, address) : Local(part, program, address);
    }

    // The first is the one that people know; the others stand beside it.
    private static bool IsFirst(Part part) => part.Name == LocalTopology.Ollama;

    private async Task<Placed?> FindRunningAsync(Part part, CancellationToken cancellation)
    {
        var named = part.Named.Count > 0 ? part.Named : [OllamaPorts.Default];
        foreach (var address in named)
        {
            if (await _probe.VersionAsync(address, cancellation) is not null)
            {
                return new Placed(part.Name, "Ollama", string.Join(", ", named.Select(OllamaPorts.Text)))
                {
                    Note = IsOfAnotherRun(address)
                        ? "that of another run of this: it ends with that"
                        : "runs already: it is neither started nor ended here",
                    Probe = new HttpProbe(http, new Uri(address, part.Endpoint.HealthPath)),
                    Gives = Gives(named),
                    Detail = token => DescribeAsync(part, address, token),
                    Afterwards = _downloads.For(part.Models, address),
                };
            }
        }
        return null;
    }

    private static bool IsOfAnotherRun(Uri address) =>
        address.IsLoopback && RunRecords.OfUser.FindHolder(address.Port, PortHolder.Find(address.Port)?.Id) is not null;

    private static Uri ChooseAddress(IReadOnlyList<Uri> named)
    {
        if (named.Count == 0)
        {
            return OllamaPorts.FreeAddress();
        }
        var address = named[0];
        if (named.Count > 1 || !address.IsLoopback)
        {
            var names = string.Join(", ", named.Select(OllamaPorts.Text));
            throw new HostException(
                $"No Ollama answers at {names}, which {SettingNames.OllamaHost} or {SettingNames.OllamaServerUrl} names. Start it, or unset that."
            );
        }
        PortCheck.Demand(IPAddress.Loopback, address.Port, SettingNames.OllamaHost, "127.0.0.1:");
        return address;
    }

    private Placed Local(Part part, string program, Uri address) =>
        Started(part, "Ollama", address, new ChildSpec(program, "serve") { Environment = Listen(address), Noise = OwnQuestions });

    // The emulator speaks for itself, so it must not write among the models of a real Ollama.
    private Placed Emulator(Part part, Uri address) =>
        Started(
            part,
            "Ollama emulator",
            address,
            new ChildSpec(BuiltPrograms.Dotnet, BuiltPrograms.PathOf("ollama-emulator"))
            {
                Environment = new Dictionary<string, string?>(Listen(address), StringComparer.Ordinal) { ["OLLAMA_MODELS"] = null },
            }
        ) with
        {
            Note =
                settings.Ollama == OllamaChoice.Emulator
                    ? "its answers are made up"
                    : "stands in for Ollama, and its answers are made up: ollama is not on PATH",
        };

    private Placed Started(Part part, string what, Uri address, ChildSpec child) =>
        new(part.Name, what, OllamaPorts.Text(address))
        {
            Child = child,
            Probe = new HttpProbe(http, new Uri(address, part.Endpoint.HealthPath)),
            Gives = Gives([address]),
            Detail = token => DescribeAsync(part, address, token),
            Afterwards = _downloads.For(part.Models, address),
        };

    private static Dictionary<string, string?> Listen(Uri address) =>
        new(StringComparer.Ordinal) { [SettingNames.OllamaHost] = $"127.0.0.1:{address.Port}", [SettingNames.OllamaPort] = null };

    private static Dictionary<string, string> Gives(IEnumerable<Uri> addresses) =>
        new(StringComparer.Ordinal) { [SettingNames.OllamaServerUrl] = string.Join(',', addresses.Select(OllamaPorts.Text)) };

    private async Task<string?> DescribeAsync(Part part, Uri address, CancellationToken cancellation)
    {
        var version = await _probe.VersionAsync(address, cancellation);
        return await _probe.CountModelsAsync(address, cancellation) switch
        {
            null => version,
            0 when part.Models.Count > 0 => $"{version}, no models yet: {string.Join(", ", part.Models)} will be pulled",
            0 => $"{version}, no models yet: pull one with ollama_pull_model, or start with {SettingNames.OllamaModel}=llama3.2:1b",
            1 => $"{version}, 1 model",
            { } count => $"{version}, {count} models",
        };
    }
}
