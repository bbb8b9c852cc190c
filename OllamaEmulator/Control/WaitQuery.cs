using System.Globalization;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Traffic;

namespace OllamaMcp.Emulator.Control;

/// <summary>What a caller waits for: <c>counter=cancelled&amp;atLeast=1&amp;timeout=30</c>.</summary>
internal sealed record WaitQuery(Func<TrafficSnapshot, bool> Holds, TimeSpan Limit)
{
    private const string Legal = "total, inFlight, openConnections, connections, cancelled, faults, or a route as 'POST /api/chat'";

    public static WaitQuery Parse(IQueryCollection query, TimeSpan defaultLimit)
    {
        var name = query["counter"].ToString();
        Func<TrafficSnapshot, long> counter = name switch
        {
            "total" => counters => counters.Total,
            "inFlight" => counters => counters.InFlight,
            "openConnections" => counters => counters.OpenConnections,
            "connections" => counters => counters.Connections,
            "cancelled" => counters => counters.Cancelled,
            "faults" => counters => counters.Faults,
            _ when name.Contains(" /", StringComparison.Ordinal) => counters => counters.Requests.GetValueOrDefault(name),
            _ => throw new ApiException(400, $"counter is '{name}'; legal are {Legal}"),
        };
        var least = Number(query, "atLeast") ?? long.MinValue;
        var most = Number(query, "atMost") ?? long.MaxValue;
        if (least == long.MinValue && most == long.MaxValue)
        {
            throw new ApiException(400, "give atLeast, atMost, or both");
        }

        var limit = Number(query, "timeout") is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 3600)) : defaultLimit;
        return new WaitQuery(counters => counter(counters) is var value && value >= least && value <= most, limit);
    }

    private static long? Number(IQueryCollection query, string name)
    {
        var text = query[name].ToString();
        return text.Length == 0 ? null
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ApiException(400, $"{name} is '{text}'; a whole number is legal");
    }
}
