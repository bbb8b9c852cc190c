namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>A place that settings come from.</summary>
/// <param name="Name">As it stands in messages: "the environment", or a path.</param>
/// <param name="Values">Canonical keys and their texts.</param>
internal sealed record SettingSource(string Name, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>True where every key is meant for this server; false where others' keys stand there too, and are left alone.</summary>
    public bool IsOurs { get; init; }

    /// <summary>True for the environment, in which other programs' <c>MCP_</c> variables are common.</summary>
    public bool IsEnvironment { get; init; }
}
