namespace OllamaMcp.Deploy.Tests.Cluster;

/// <summary>How long a deployment may take: an image is made and pulled, pods start, on a machine that does other things too.</summary>
internal static class ClusterPatience
{
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(6);
}
