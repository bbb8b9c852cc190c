using OllamaMcp.Charts.Tests.Programs;
using OllamaMcp.TestKit;

namespace OllamaMcp.Charts.Tests.Charts;

/// <summary>A chart of the repository, and helm with it.</summary>
internal sealed record Chart(string Name)
{
    public static Chart Server { get; } = new("ollama-mcp");

    public static Chart Stack { get; } = new("llama-stack");

    public static IReadOnlyList<Chart> All { get; } = [Server, Stack];

    public string Folder => Path.Combine(Repository.Root, "charts", Name);

    /// <summary>The least that an installation has to say: the server has no image that everybody can pull.</summary>
    public IReadOnlyList<string> Least => this == Server ? ["--set", "image.repository=registry.test/ollama-mcp"] : [];

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>Renders a release named <c>lab</c> in the namespace <c>testing</c>.</summary>
    public Task<Outcome> TryRenderAsync(params string[] options) => TryRenderAsAsync("lab", options);

    public Task<Outcome> TryRenderAsAsync(string release, params string[] options) =>
        Shell.RunAsync([Tool.Find("helm"), "template", release, Folder, "--namespace", "testing", "--kube-version", "1.33.0", .. options]);

    /// <summary>The objects of a release that has what it needs.</summary>
    public async Task<IReadOnlyList<Manifest>> RenderAsync(params string[] options) =>
        Manifest.ReadAll((await TryRenderAsync([.. Least, .. options])).Expect());
}
