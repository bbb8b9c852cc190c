using System.Globalization;
using System.Security.Cryptography;
using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Processes.Probes;
using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Processes.Placement;

/// <summary>Redis where one is named or installed, else the file store of the server.</summary>
internal sealed class ContextStorePlacement(HostSettings settings) : IPlacement
{
    private const string Program = "redis-server";

    // Advice on the kernel for large data sets, of no use to who tries this out; and what it says at every start and end, as the states do.
    private static readonly string[] Noise =
    [
        "vm.overcommit_memory",
        "Transparent Huge Pages",
        "TCP backlog setting",
        "Reading config from stdin",
        "Redis is starting",
        "just started",
        "Configuration loaded",
        "Server initialized",
        "Received SIGTERM scheduling shutdown",
        "User requested shutdown",
        "Redis is now ready to exit",
    ];

    public Task<Placed> PlaceAsync(Part part, IReadOnlyDictionary<string, string> given, CancellationToken cancellation) =>
        Task.FromResult(Place(part));

    private Placed Place(Part part)
    {
        if (settings.ConfiguredRedis is { } setting)
        {
            return new Placed(part.Name, "Redis", $"as {setting} says") { Note = "yours: it is neither started nor ended here" };
        }
        if (settings.ContextStore == ContextStoreChoice.Files)
        {
            return Files(part, note: null);
        }
        return PathSearch.Find(Program) is { } program ? Redis(part, program)
            : settings.ContextStore == ContextStoreChoice.Auto ? Files(part, $"stand in for Redis: {Program} is not on PATH")
            : throw new HostException(
                $"{SettingNames.ContextStore} is redis, but {Program} is not on PATH. Install it, or leave the setting out."
            );
    }

    private Placed Files(Part part, string? note)
    {
        var folder = Made(settings.ContextsFolder, settings.ContextsPath is null ? SettingNames.DataFolder : SettingNames.ContextsPath);
        return new Placed(part.Name, "files", folder)
        {
            Note = note,
            Gives = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [SettingNames.ContextsStore] = "files",
                [SettingNames.ContextsPath] = folder,
            },
        };
    }

    private Placed Redis(Part part, string program)
    {
        var (port, password) = (Ports.TakeFree(), RandomNumberGenerator.GetHexString(32));
        var text = port.ToString(CultureInfo.InvariantCulture);
        return new Placed(part.Name, "Redis", $"127.0.0.1:{text}")
        {
            Child = new ChildSpec(program, "-") { Input = Configuration(text, password), Noise = Noise },
            Probe = new RedisProbe(port, password),
            Gives = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [SettingNames.ContextsStore] = "redis",
                [SettingNames.RedisHost] = "127.0.0.1",
                [SettingNames.RedisPort] = text,
                [SettingNames.RedisPassword] = password,
            },
        };
    }

    // By standard input: the arguments of a process are there for every user to see. The folder is named by the port of
    // the server, which only one can have, because two Redis must not write the same files.
    private string Configuration(string port, string password)
    {
        var name = settings.McpPort.ToString(CultureInfo.InvariantCulture);
        var folder = Made(Path.Combine(Path.GetFullPath(settings.DataFolder), "redis", name), SettingNames.DataFolder);
        return $"""
            bind 127.0.0.1
            port {port}
            requirepass {password}
            dir "{folder.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}"
            appendonly yes
            save ""
            loglevel warning

            """;
    }

    // Told here: else the first conversation that is saved would be lost.
    private static string Made(string folder, string setting)
    {
        try
        {
            var full = Directory.CreateDirectory(folder).FullName;
            using var proof = File.Create(Path.Combine(full, Path.GetRandomFileName()), bufferSize: 1, FileOptions.DeleteOnClose);
            return full;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HostException($"Nothing can be kept in the folder {folder}: {e.Message} {setting} chooses another.");
        }
    }
}
