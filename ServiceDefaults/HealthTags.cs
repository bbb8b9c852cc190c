namespace OllamaMcp.ServiceDefaults;

/// <summary>Says which endpoint asks a health check.</summary>
public static class HealthTags
{
    /// <summary>Asked by <c>/health</c> and <c>/health/ready</c>.</summary>
    public const string Ready = "ready";

    /// <summary>Asked by <c>/health/self</c>, too: what the process can answer for itself, without asking anybody else.</summary>
    public const string Self = "self";
}
