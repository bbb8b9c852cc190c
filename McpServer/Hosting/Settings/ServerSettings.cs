using OllamaMcp.Server.Access;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Hosting.Logs;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Everything that can be set, one options object for each room. Written while settings are read, then only read.</summary>
internal sealed class ServerSettings
{
    public ListeningOptions Listening { get; } = new();

    public LogOptions Logs { get; } = new();

    public AccessOptions Access { get; } = new();

    public ContextStoreOptions Contexts { get; } = new();
}
