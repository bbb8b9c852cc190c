using Microsoft.Extensions.Logging;
using OllamaMcp.Server.Tests.Tools.Registry;
using OllamaMcp.ServiceDefaults;

namespace OllamaMcp.Server.Tests.Telemetry;

public sealed class ExportWatchTests : IDisposable
{
    private static readonly Uri Traces = new("http://collector:4318/v1/traces");
    private static readonly Uri Logs = new("http://collector:4318/v1/logs");

    private readonly RecordedLogs _logs = new();
    private readonly ExportWatch _watch;

    public ExportWatchTests() => _watch = new ExportWatch(_logs);

    public void Dispose() => _logs.Dispose();

    [Fact]
    public void Failed_OfTheSameForSeveralSignals_IsSaidOnceForAll()
    {
        _watch.Failed(Traces, "Connection refused");
        _watch.Failed(Logs, "Connection refused");
        _watch.Succeeded(Logs);
        _watch.Succeeded(Traces);

        Assert.Collection(
            _logs.Lines,
            line =>
                Assert.StartsWith("Warning 9004 Telemetry does not arrive at http://collector:4318/v1/traces: Connection refused.", line),
            line => Assert.Equal("Information 9005 Telemetry arrives at http://collector:4318/v1/logs again", line)
        );
    }

    [Fact]
    public void Failed_OfSomethingElseForAnotherSignal_IsSaidToo()
    {
        _watch.Failed(Logs, "404 (Not Found)");
        _watch.Failed(Traces, "Connection refused");
        _watch.Succeeded(Traces);
        _watch.Failed(Logs, "404 (Not Found)");

        Assert.Equal(["9004", "9004", "9005"], _logs.Lines.Select(line => line.Split(' ')[1]));
    }

    [Fact]
    public void Failed_AfterARecovery_IsSaidAgain()
    {
        _watch.Failed(Traces, "Connection refused");
        _watch.Succeeded(Traces);
        _watch.Failed(Traces, "Connection refused");
        _watch.Failed(Traces, "timed out");

        Assert.Equal(["9004", "9005", "9004"], _logs.Lines.Select(line => line.Split(' ')[1]));
    }

    [Fact]
    public void Failed_OfAUrlWithAPassword_DoesNotSayIt()
    {
        _watch.Failed(new Uri("http://name:secret@collector:4318/v1/traces?key=secret"), "Connection refused");

        Assert.Contains("at http://collector:4318/v1/traces: ", Assert.Single(_logs.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Succeeded_WhereNothingFailed_SaysNothing()
    {
        _watch.Succeeded(Traces);

        Assert.Empty(_logs.Lines);
    }

    [Theory]
    [InlineData("collector")]
    [InlineData("collector:4317")]
    [InlineData("ftp://collector")]
    public void TryParseEndpoint_OfWhatIsNone_GivesNone(string text)
    {
        Assert.False(TelemetryOptions.TryParseEndpoint(text, out var endpoint));
        Assert.Null(endpoint);
    }
}
