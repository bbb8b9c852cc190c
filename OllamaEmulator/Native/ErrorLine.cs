using System.Text.Json;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.Native;

/// <summary>The line by which a native stream tells an error under a status of 200.</summary>
internal static class ErrorLine
{
    public static async Task WriteAsync(LineStream lines, string message)
    {
        var json = lines.Begin();
        json.WriteStartObject();
        json.WriteString("error", message);
        json.WriteEndObject();
        await lines.EndAsync();
    }
}
