using System.Text.Json;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Registry;

namespace OllamaMcp.Emulator.Native;

/// <summary>Takes what is to be told; without a stream it is dropped.</summary>
internal sealed class ProgressSink(LineStream? lines) : ITransferProgress
{
    public async ValueTask StatusAsync(string status)
    {
        if (lines is not null)
        {
            ProgressRun.WriteStatus(lines.Begin(), status);
            await lines.EndAsync();
        }
    }

    public async ValueTask LayerAsync(string status, string digest, long total, long completed)
    {
        if (lines is null)
        {
            return;
        }

        var json = lines.Begin();
        json.WriteStartObject();
        json.WriteString("status", status);
        json.WriteString("digest", digest);
        json.WriteNumber("total", total);
        if (completed > 0)
        {
            json.WriteNumber("completed", completed);
        }

        json.WriteEndObject();
        await lines.EndAsync();
    }
}
