using System.Text.Json;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Traffic;

namespace OllamaMcp.Emulator.Control;

/// <summary>The JSON of the control API.</summary>
internal static class ControlJson
{
    private static readonly string[] Fields = ["fault", "count", "path", "model", "after", "delay", "message"];

    /// <summary>Throws 400 that names what is wrong and what would be right.</summary>
    public static Fault ReadFault(JsonElement json)
    {
        var body = GoObject.Root(json, "control", "Fault");
        if (
            json.ValueKind == JsonValueKind.Object
            && json.EnumerateObject().FirstOrDefault(field => !Fields.Contains(field.Name, StringComparer.Ordinal))
                is { Value.ValueKind: not JsonValueKind.Undefined } unknown
        )
        {
            throw new ApiException(400, $"unknown field '{unknown.Name}'; legal are {string.Join(", ", Fields)}");
        }

        var name = body.Text("fault") ?? "";
        if (!FaultNames.TryParse(name, out var kind))
        {
            throw new ApiException(400, $"fault is '{name}'; legal are {string.Join(", ", FaultNames.All)}");
        }

        Fault plain = new(kind);
        return plain with
        {
            Count = AtLeastOne(body.Whole("count"), "count"),
            Path = body.Text("path"),
            Model = body.Text("model"),
            After = AtLeastOne(body.Whole("after"), "after") ?? plain.After,
            Delay = body.Number("delay") is { } seconds and >= 0 ? TimeSpan.FromSeconds(seconds) : plain.Delay,
            Message = body.Text("message") ?? plain.Message,
        };
    }

    public static void Write(Utf8JsonWriter json, ActiveFault active)
    {
        json.WriteStartObject();
        json.WriteNumber("id", active.Id);
        json.WriteString("fault", FaultNames.NameOf(active.Fault.Kind));
        WriteOptional(json, "left", active.Left);
        json.WriteNumber("struck", active.Struck);
        json.WriteString("path", active.Fault.Path);
        json.WriteString("model", active.Fault.Model);
        json.WriteNumber("after", active.Fault.After);
        json.WriteNumber("delay", active.Fault.Delay.TotalSeconds);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, TrafficSnapshot counters)
    {
        json.WriteStartObject();
        json.WriteStartObject("requests");
        foreach ((var route, var count) in counters.Requests)
        {
            json.WriteNumber(route, count);
        }

        json.WriteEndObject();
        json.WriteNumber("total", counters.Total);
        json.WriteNumber("inFlight", counters.InFlight);
        json.WriteNumber("openConnections", counters.OpenConnections);
        json.WriteNumber("connections", counters.Connections);
        json.WriteNumber("cancelled", counters.Cancelled);
        json.WriteNumber("faults", counters.Faults);
        json.WriteStartArray("cancellations");
        foreach (var call in counters.Cancellations)
        {
            json.WriteStartObject();
            json.WriteNumber("number", call.Number);
            json.WriteString("route", call.Route);
            json.WriteNumber("lines", call.Lines);
            json.WriteString("at", call.At.UtcDateTime);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, SeenRequest request)
    {
        json.WriteStartObject();
        json.WriteString("method", request.Method);
        json.WriteString("path", request.Path);
        json.WriteStartObject("headers");
        foreach ((var name, var value) in request.Headers)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteString("body", request.Body);
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static int? AtLeastOne(int? value, string name) =>
        value is null or >= 1 ? value : throw new ApiException(400, $"{name} is {value}; legal is 1 or more");
}
