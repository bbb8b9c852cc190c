using System.Globalization;
using System.Text.Json;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Traffic;

namespace OllamaMcp.Emulator.Control;

/// <summary>The control API: faults, counters, and waiting for them.</summary>
internal sealed class ControlRoutes(EmulatorControl control)
{
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(30);

    public IEnumerable<ApiRoute> All =>
        [
            new ApiRoute("GET", "/faults", ListAsync),
            new ApiRoute("POST", "/faults", AddAsync),
            new ApiRoute("DELETE", "/faults", ClearAsync),
            new ApiRoute("DELETE", "/faults/:id", RemoveAsync),
            new ApiRoute("GET", "/counters", CountersAsync),
            new ApiRoute("DELETE", "/counters", ResetAsync),
            new ApiRoute("GET", "/counters/wait", WaitAsync),
            new ApiRoute("GET", "/requests", RequestsAsync),
        ];

    private Task ListAsync(HttpContext context) =>
        JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("faults");
                foreach (var active in control.Faults.All)
                {
                    ControlJson.Write(json, active);
                }

                json.WriteEndArray();
                json.WritePropertyName("legal");
                JsonText.WriteValue(json, FaultNames.All);
                json.WriteEndObject();
            }
        );

    private async Task AddAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context);
        var fault = ControlJson.ReadFault(document.RootElement);
        var id = control.Set(fault);
        await JsonAnswer.WriteAsync(context, json => ControlJson.Write(json, new ActiveFault(id, fault, fault.Count, 0)), 201);
    }

    private Task ClearAsync(HttpContext context)
    {
        control.ClearFaults();
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private Task RemoveAsync(HttpContext context)
    {
        var text = ApiRoute.Parameter(context);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !control.Faults.Remove(id))
        {
            throw new ApiException(404, $"no fault has the id '{text}'; GET /faults lists those that are set");
        }

        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private Task CountersAsync(HttpContext context) => JsonAnswer.WriteAsync(context, json => ControlJson.Write(json, control.Counters));

    private Task ResetAsync(HttpContext context)
    {
        control.Traffic.Reset();
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private async Task WaitAsync(HttpContext context)
    {
        var query = WaitQuery.Parse(context.Request.Query, DefaultWait);
        try
        {
            var met = await control.WaitForAsync(query.Holds, query.Limit, context.RequestAborted);
            await JsonAnswer.WriteAsync(context, json => ControlJson.Write(json, met));
        }
        catch (TimeoutException)
        {
            await JsonAnswer.WriteAsync(context, json => ControlJson.Write(json, control.Counters), 408);
        }
    }

    private Task RequestsAsync(HttpContext context) =>
        JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("requests");
                foreach (var request in control.Requests.All)
                {
                    ControlJson.Write(json, request);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        );
}
