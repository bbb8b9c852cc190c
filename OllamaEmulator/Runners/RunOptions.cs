using System.Text.Json;
using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Runners;

/// <summary>The options that an emulator heeds, out of the request's, the model's and the server's.</summary>
internal sealed record RunOptions
{
    // Below this the runner works with this much; ps still shows what was asked for
    private const int LeastContext = 4;

    public int ContextLength { get; private init; }
    public int NumPredict { get; private init; } = -1;
    public int Seed { get; private init; } = -1;
    public double Temperature { get; private init; } = 0.8;
    public IReadOnlyList<string> Stop { get; private init; } = [];

    /// <summary>Throws 500 where an option has the wrong type.</summary>
    public static RunOptions From(ModelRecord model, JsonElement? request, int serverContext)
    {
        Dictionary<string, JsonElement> all = new(model.Parameters, StringComparer.Ordinal);
        if (request is { ValueKind: JsonValueKind.Object } given)
        {
            foreach (var option in given.EnumerateObject())
            {
                all[option.Name] = option.Value;
            }
        }

        foreach ((var name, var value) in all)
        {
            if (value.ValueKind != JsonValueKind.Null)
            {
                OptionTable.Check(name, value);
            }
        }

        var context = Whole(all, "num_ctx") ?? serverContext;
        return new RunOptions
        {
            ContextLength = Math.Clamp(context, LeastContext, model.TrainedContext),
            NumPredict = Whole(all, "num_predict") ?? -1,
            Seed = Whole(all, "seed") ?? -1,
            Temperature = Given(all, "temperature")?.GetDouble() ?? 0.8,
            Stop = Given(all, "stop") is { } stop ? [.. stop.EnumerateArray().Select(item => item.GetString()!)] : [],
        };
    }

    private static JsonElement? Given(Dictionary<string, JsonElement> all, string name) =>
        all.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static int? Whole(Dictionary<string, JsonElement> all, string name) =>
        Given(all, name) is { } value ? (int)Math.Clamp(value.GetDouble(), int.MinValue, int.MaxValue) : null;
}
