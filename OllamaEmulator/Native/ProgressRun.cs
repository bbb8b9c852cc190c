using System.Text.Json;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.Native;

/// <summary>Long work that tells how far it is: create, pull, push. Line by line, or only the end.</summary>
internal static class ProgressRun
{
    public static async Task RunAsync(HttpContext context, bool streams, Func<ProgressSink, Task> work)
    {
        if (!streams)
        {
            await AtOnceAsync(context, work);
            return;
        }

        using LineStream lines = new(context, isEvents: false);
        try
        {
            ProgressSink sink = new(lines);
            await work(sink);
            await sink.StatusAsync("success");
        }
        catch (ApiException error) when (lines.IsFresh)
        {
            throw new ApiException(error.Status, error.Message) { IsLate = true };
        }
        catch (Exception error) when (error is ApiException or MidStreamErrorException or IOException)
        {
            await ErrorLine.WriteAsync(lines, error.Message);
        }
    }

    private static async Task AtOnceAsync(HttpContext context, Func<ProgressSink, Task> work)
    {
        try
        {
            await work(new ProgressSink(null));
        }
        catch (Exception error) when (error is ApiException or IOException)
        {
            throw new ApiException((error as ApiException)?.Status ?? 500, error.Message) { IsPlain = true };
        }

        await JsonAnswer.WriteAsync(context, json => WriteStatus(json, "success"), contentType: JsonAnswer.PlainContentType);
    }

    public static void WriteStatus(Utf8JsonWriter json, string status)
    {
        json.WriteStartObject();
        json.WriteString("status", status);
        json.WriteEndObject();
    }
}
