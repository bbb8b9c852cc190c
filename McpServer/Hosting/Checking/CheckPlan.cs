using System.Text.Json;

namespace OllamaMcp.Server.Hosting.Checking;

/// <summary>What is to be checked.</summary>
/// <param name="Url">The MCP endpoint.</param>
internal sealed record CheckPlan(Uri Url)
{
    /// <summary>A file that holds a bearer token; null sends none.</summary>
    public string? TokenFile { get; init; }

    /// <summary>The tool to call; null calls none.</summary>
    public string? Tool { get; init; }

    /// <summary>Its arguments, an object; undefined for none.</summary>
    public JsonElement Arguments { get; init; }

    /// <summary>The time for all of it. Default: 60 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}
