using System.Globalization;
using System.Text.Json;

namespace OllamaMcp.AppHost.Commands;

/// <summary>A line of a pull: <c>{"status":"pulling 2af3b81862c6","digest":"sha256:2af3…","total":637700138,"completed":1048576}</c>.</summary>
/// <param name="Status">What is done.</param>
/// <param name="Percent">How much of it, in steps of ten; null where it has no size.</param>
/// <param name="Error">Why it ended; an error comes under HTTP 200, too.</param>
internal readonly record struct PullStep(string Status, int? Percent, string? Error)
{
    /// <summary>The status of the last line of a pull that worked.</summary>
    public const string Success = "success";

    public string Text => Percent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{Status} {percent}%") : Status;

    /// <exception cref="JsonException">It is no such line.</exception>
    public static PullStep Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var (total, completed) = (Number(json, "total"), Number(json, "completed"));
        return new PullStep(
            Text(json, "status") ?? "",
            total is > 0 && completed is >= 0 ? (int)(completed * 10 / total) * 10 : null,
            Text(json, "error")
        );

        static string? Text(JsonDocument json, string name) =>
            json.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;

        static long? Number(JsonDocument json, string name) =>
            json.RootElement.TryGetProperty(name, out var value) && value.TryGetInt64(out var number) ? number : null;
    }
}
