using System.Text.Json;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.Emulator.Traffic;

namespace OllamaMcp.Emulator.Http;

/// <summary>Lets the set faults strike before the call is looked at any closer. Safe for any number of callers at once.</summary>
internal sealed class FaultGate(FaultBook faults, TrafficCounters traffic, TimeProvider time)
{
    /// <summary>Says whether the call goes on to its route; a fault in mid-stream is remembered for later.</summary>
    public async ValueTask<bool> LetsInAsync(HttpContext context)
    {
        if (faults.IsEmpty)
        {
            return true;
        }

        var model = faults.NeedsModel ? ModelIn(await RequestBody.BytesAsync(context)) : null;
        var fault = faults.Take(context.Request.Path.Value ?? "", model);
        if (fault is null)
        {
            return true;
        }

        traffic.FaultStruck();
        return await StrikeAsync(context, fault);
    }

    private async ValueTask<bool> StrikeAsync(HttpContext context, Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Refuse:
                StruckFault.Of(context).Break();
                return false;
            case FaultKind.HangBeforeHeaders:
                await StruckFault.HangAsync(context);
                return false;
            case FaultKind.SlowFirstByte:
                await Task.Delay(fault.Delay, time, context.RequestAborted);
                return true;
            case FaultKind.HangMidStream or FaultKind.CutMidStream or FaultKind.ErrorLineMidStream:
                StruckFault.Of(context).Set(fault);
                return true;
            default:
                await AnswerAsync(context, fault);
                return false;
        }
    }

    private static Task AnswerAsync(HttpContext context, Fault fault) =>
        fault.Kind switch
        {
            FaultKind.Status500 => throw new ApiException(500, fault.Message),
            FaultKind.QueueFull503 => throw new ApiException(503, "server busy, please try again.  maximum pending requests exceeded"),
            FaultKind.Garbage => TextAnswer.WriteAsync(context, 200, "\u0001{\"]garbage\n%%%\n", "application/json; charset=utf-8"),
            FaultKind.WrongContentType => TextAnswer.WriteAsync(
                context,
                200,
                "<!DOCTYPE html><html><body>This is another program.</body></html>\n",
                "text/html; charset=utf-8"
            ),
            FaultKind.VersionUnknown => JsonAnswer.WriteAsync(
                context,
                json =>
                {
                    json.WriteStartObject();
                    json.WriteString("version", "unknown");
                    json.WriteEndObject();
                }
            ),
            _ => throw new InvalidOperationException($"{fault.Kind} has no answer"),
        };

    private static string? ModelIn(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? new GoObject(json.RootElement, "").Text("model") : null;
        }
        catch (Exception exception) when (exception is JsonException or ApiException)
        {
            return null;
        }
    }
}
