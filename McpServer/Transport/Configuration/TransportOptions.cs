namespace OllamaMcp.Server.Transport.Configuration;

/// <summary>What the MCP endpoint accepts, how long it keeps things open, and which replica it is.</summary>
internal sealed class TransportOptions
{
    /// <summary>
    /// Names under which this server may be called, besides addresses and loopback names. <c>*.example.com</c> stands for every
    /// name below it, <c>*</c> for every name. Default: none. Setting <c>Access__AllowedHosts</c>.
    /// </summary>
    public IList<string> AllowedHosts { get; init; } = [];

    /// <summary>
    /// Web sites whose pages may call this server, as <c>https://site.example.com</c> or a bare name, besides loopback and this
    /// server's own pages. <c>*</c> stands for every site. Default: none. Setting <c>Access__AllowedOrigins</c>.
    /// </summary>
    public IList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The largest request body in bytes, 1 KiB to 1 GiB. Default: 32 MiB. Setting <c>Limits__BodyBytes</c>.</summary>
    public long BodyBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>
    /// Whether arguments and results of tools are recorded in spans. Default: false. Setting
    /// <c>OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT</c>.
    /// </summary>
    public bool CapturesContent { get; set; }

    /// <summary>Sessions open at one time, 1 to 1,000,000. Default: 10,000. Setting <c>Limits__Sessions</c>.</summary>
    public int Sessions { get; set; } = 10_000;

    /// <summary>How long a session may be unused before it ends, 1 s to 24 h. Default: 10 min. Setting <c>Limits__SessionIdle</c>.</summary>
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Tool calls in flight at one time, 1 to 100,000. Default: 256. Setting <c>Limits__CallsInFlight</c>.</summary>
    public int CallsInFlight { get; set; } = 256;

    /// <summary>
    /// How long an event stream may be silent before a comment is written to it, 100 ms to 1 min. Default: 2 s, because there are
    /// clients that give up after 5 s without a byte.
    /// </summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long calls are still taken after SIGTERM, 0 to 10 min: until then a router may send some here. Default: 0.
    /// Setting <c>Limits__ShutdownDelay</c>.
    /// </summary>
    public TimeSpan ShutdownDelay { get; set; }

    /// <summary>How long calls in flight may go on after that, 0 to 10 min. Default: 25 s, which fits in a pod's usual 30.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>
    /// <c>ip:port</c> at which other replicas reach this one. Default: none, and no request is forwarded.
    /// Setting <c>Replicas__Address</c>.
    /// </summary>
    public string? ReplicaAddress { get; set; }

    /// <summary>The key that all replicas share, 32 bytes or more of UTF-8. Default: none. Setting <c>Replicas__Key</c>.</summary>
    public string? ReplicaKey { get; set; }

    /// <summary>How long a connection to another replica may take before that one counts as gone, 50 ms to 30 s. Default: 1 s.</summary>
    public TimeSpan ReplicaConnectTimeout { get; set; } = TimeSpan.FromSeconds(1);
}
