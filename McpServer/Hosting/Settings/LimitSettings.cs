using OllamaMcp.Server.Access;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>How much, and how long.</summary>
internal static class LimitSettings
{
    private static readonly ValueKind<int> CallRate = ValueKinds.Count(1, CallLimits.MostPerMinute);

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
                new Setting<int>("Limits__CallsInFlight", ValueKinds.Count(1, 100_000))
                {
                    Meaning = "Tool calls in flight at one time, in all",
                    Read = s => s.Transport.CallsInFlight,
                    Bind = (s, _, value) => s.Transport.CallsInFlight = value,
                },
                new Setting<int>("Limits__Connections", ValueKinds.Count(1, 1_000_000))
                {
                    Meaning = "Connections open at one time, on all ports; one more is closed at once",
                    Read = s => s.Listening.Connections,
                    Bind = (s, _, value) => s.Listening.Connections = value,
                },
                new Setting<int>("Limits__Sessions", ValueKinds.Count(1, 1_000_000))
                {
                    Meaning = "Sessions open at one time",
                    Read = s => s.Transport.Sessions,
                    Bind = (s, _, value) => s.Transport.Sessions = value,
                },
                new Setting<TimeSpan>("Limits__SessionIdle", ValueKinds.Duration(TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)))
                {
                    Meaning = "How long a session may be unused before it ends",
                    Read = s => s.Transport.SessionIdle,
                    Bind = (s, _, value) => s.Transport.SessionIdle = value,
                },
                new Setting<long>("Limits__BodyBytes", ValueKinds.Size(1 << 10, 1 << 30))
                {
                    Meaning = "The largest request body",
                    Read = s => s.Transport.BodyBytes,
                    Bind = (s, _, value) => s.Transport.BodyBytes = value,
                },
                new Setting<TimeSpan>("Limits__ShutdownDelay", ValueKinds.Duration(TimeSpan.Zero, TimeSpan.FromMinutes(10)))
                {
                    Meaning =
                        "How long calls are still taken once the server is told to stop and is no longer ready, because routers may still send some",
                    Read = s => s.Transport.ShutdownDelay,
                    Bind = (s, _, value) => s.Transport.ShutdownDelay = value,
                },
                new Setting<TimeSpan>("Limits__ShutdownTimeout", ValueKinds.Duration(TimeSpan.Zero, TimeSpan.FromMinutes(10)))
                {
                    Meaning =
                        "How long calls in flight may go on once the server takes no more; a pod has 30s in all unless it says otherwise",
                    Read = s => s.Transport.ShutdownTimeout,
                    Bind = (s, _, value) => s.Transport.ShutdownTimeout = value,
                },
            ]
        );
}
