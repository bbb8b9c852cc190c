using OllamaMcp.TestKit;

namespace OllamaMcp.Deploy.Tests.Running;

/// <summary>What a run of the script finds: programs on PATH, a cluster or none, variables.</summary>
internal sealed record Surroundings
{
    /// <summary>The folders of PATH.</summary>
    public string Path { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>The file that says which cluster. By default there is none.</summary>
    public string Kubeconfig { get; init; } = "/dev/null";

    /// <summary>Further variables.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>How long a run may take; with a cluster pods have to start.</summary>
    public TimeSpan Limit { get; init; } = Patience.Limit;

    /// <summary>Those of this machine, with helm and kubectl; skips the test where they are missing.</summary>
    public static Surroundings WithTools()
    {
        var surroundings = new Surroundings();
        foreach (var name in (string[])["helm", "kubectl"])
        {
            Assert.SkipUnless(
                surroundings.Path.Split(':').Any(folder => File.Exists(System.IO.Path.Combine(folder, name))),
                $"{name} is not on PATH; eng/provision provides it"
            );
        }

        return surroundings;
    }
}
