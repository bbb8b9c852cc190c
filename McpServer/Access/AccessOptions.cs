namespace OllamaMcp.Server.Access;

/// <summary>Who may call, and how often.</summary>
internal sealed class AccessOptions
{
    /// <summary>
    /// Whether the open port wants a token too; the guarded port always does. Default false. Setting <c>Access__Required</c>.
    /// </summary>
    public bool Required { get; set; }

    /// <summary>Bearer tokens by the name under which their owner is known. Setting <c>Access__Tokens__NAME</c>.</summary>
    public Dictionary<string, string> Tokens { get; init; } = new(StringComparer.Ordinal);

    /// <summary>A file with <c>name token</c> on each line. Null for none. Setting <c>Access__TokensFile</c>.</summary>
    public string? TokensFile { get; set; }

    /// <summary>Tool calls a minute and identity; null for no limit. Setting <c>Limits__CallsPerMinute</c>.</summary>
    public int? CallsPerMinute { get; set; }

    /// <summary>Calls a minute and identity of single tools. Setting <c>Limits__Tools__NAME__CallsPerMinute</c>.</summary>
    public Dictionary<string, int> ToolCallsPerMinute { get; init; } = new(StringComparer.Ordinal);
}
