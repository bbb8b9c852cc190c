using OllamaMcp.AppHost.Processes.Children;

namespace OllamaMcp.AppHost.Tests.Supervision;

public sealed class ChildEndTests
{
    [Theory]
    [InlineData(0, "exit code 0")]
    [InlineData(2, "exit code 2")]
    [InlineData(137, "exit code 137 (SIGKILL)")]
    [InlineData(139, "exit code 139 (SIGSEGV)")]
    [InlineData(200, "exit code 200")]
    public void ToString_OfAnyCode_NamesTheSignal(int code, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals");
        Assert.Equal(expected, new ChildEnd(code).ToString());
    }
}
