using System.Diagnostics;

namespace OllamaMcp.Server.Tests.Telemetry;

/// <summary>A client with telemetry: what it does is one trace, and the SDK's client writes it into <c>_meta</c>.</summary>
internal sealed class ClientTrace : IDisposable
{
    private readonly Activity _root;
    private readonly ActivityListener _listener;

    public ClientTrace()
    {
        _root = new Activity("agent").SetIdFormat(ActivityIdFormat.W3C);
        _root.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        _root.AddBaggage("tenant", "blue");
        _root.Start();
        var trace = _root.TraceId;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Experimental.ModelContextProtocol",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public string TraceId => _root.TraceId.ToHexString();

    public void Dispose()
    {
        _listener.Dispose();
        _root.Dispose();
    }
}
