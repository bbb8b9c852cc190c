namespace OllamaMcp.Server.Access;

/// <summary>Who may call, and how often.</summary>
internal sealed class AccessOptions
{
    /// <summary>Bearer tokens by the name under which their owner is known. Setting <c>Access__Tokens__NAME</c>.</summary>
    public Dictionary<string, string> Tokens { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Tool calls a minute and identity; null for no limit. Setting <c>Limits__CallsPerMinute</c>.</summary>
    public int? CallsPerMinute { get; set; }
}
