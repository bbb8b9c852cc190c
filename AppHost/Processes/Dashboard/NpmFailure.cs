using System.Text.Json;

namespace OllamaMcp.AppHost.Processes.Dashboard;

/// <summary>
/// What npm says when it fails, with <c>--json</c>:
/// <c>{ "error": { "code": "E404", "summary": "Not Found - GET https://…", "detail": "…" } }</c>.
/// </summary>
internal static class NpmFailure
{
    /// <param name="output">All that it wrote; warnings of Node.js may stand before the object.</param>
    /// <param name="exitCode">What it returned.</param>
    /// <returns>One line for the user.</returns>
    public static string Describe(string output, int exitCode)
    {
        try
        {
            using var json = JsonDocument.Parse(output[Math.Max(0, output.IndexOf('{', StringComparison.Ordinal))..]);
            var summary = json.RootElement.GetProperty("error").GetProperty("summary").GetString() ?? "";
            return "npm: " + summary.Trim().ReplaceLineEndings(" ");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            var last = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
            return $"npm ended with exit code {exitCode}{(last is null ? "" : ": " + last)}";
        }
    }
}
