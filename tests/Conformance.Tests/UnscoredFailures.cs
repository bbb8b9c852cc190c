namespace OllamaMcp.Conformance.Tests;

/// <summary>The scenarios that do not count and do not pass, with the reason. One that passes, or fails without being here, fails the test.</summary>
internal static class UnscoredFailures
{
    private const string NoTasks =
        "The tasks extension is not offered: long calls report progress on the open stream and are cancelled by closing it.";

    public static IReadOnlyDictionary<string, string> Reasons { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tasks-lifecycle"] = NoTasks,
            ["tasks-capability-negotiation"] = NoTasks,
            ["tasks-wire-fields"] = NoTasks,
            ["tasks-request-state-removal"] = NoTasks,
            ["tasks-mrtr-input"] = NoTasks,
            ["tasks-request-headers"] = NoTasks,
            ["tasks-dispatch-and-envelope"] = NoTasks,
            ["tasks-required-task-error"] = NoTasks,
            ["tasks-mrtr-composition"] = NoTasks,
        };
}
