namespace OllamaMcp.AppHost.Processes.Children;

/// <summary>How a child ended.</summary>
/// <param name="Code">What its process returned; on Unix 128 and the number where a signal ended it.</param>
internal sealed record ChildEnd(int Code)
{
    private const int SignalBase = 128;

    private static readonly Dictionary<int, string> Signals = new()
    {
        [1] = "SIGHUP",
        [2] = "SIGINT",
        [3] = "SIGQUIT",
        [4] = "SIGILL",
        [6] = "SIGABRT",
        [7] = "SIGBUS",
        [8] = "SIGFPE",
        [9] = "SIGKILL",
        [11] = "SIGSEGV",
        [13] = "SIGPIPE",
        [15] = "SIGTERM",
    };

    /// <returns><c>exit code 2</c>, or <c>exit code 137 (SIGKILL)</c>.</returns>
    public override string ToString() =>
        !OperatingSystem.IsWindows() && Signals.TryGetValue(Code - SignalBase, out var signal)
            ? $"exit code {Code} ({signal})"
            : $"exit code {Code}";
}
