using OllamaMcp.Server.Access;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>How much.</summary>
internal static class LimitSettings
{
    private static ValueKind<int> CallRate { get; } = ValueKinds.Count(1, CallLimits.MostPerMinute);

    public static SettingGroup Group { get; } =
        new(
            "Limits",
            [
                new Setting<int>("Limits__CallsPerMinute", CallRate)
                {
                    Meaning =
                        "Tool calls a minute for each token, or each address where there is none: so many at once, then evenly. "
                        + "Only tool calls count",
                    Bind = (s, _, value) => s.Access.CallsPerMinute = value,
                },
                new Setting<int>("Limits__Tools__NAME__CallsPerMinute", CallRate)
                {
                    Meaning = "The same for one tool, counted beside the limit for all",
                    Bind = (s, tool, value) => s.Access.ToolCallsPerMinute[tool] = value,
                },
            ]
        );
}
