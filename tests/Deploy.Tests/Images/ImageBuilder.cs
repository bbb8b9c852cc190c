using OllamaMcp.Deploy.Tests.Running;
using OllamaMcp.TestKit;

namespace OllamaMcp.Deploy.Tests.Images;

/// <summary>
/// buildah with a store of its own. The images that the Containerfile names cannot be had here: its SDK is the base image with this
/// machine's own programs over it, and its base the one that all images of the tests stand on. Disposing removes the store.
/// </summary>
internal sealed class ImageBuilder(string registry) : IAsyncDisposable
{
    private readonly DirectoryInfo _store = Directory.CreateTempSubdirectory("image-builder-");

    /// <summary>Builds the Containerfile and pushes it.</summary>
    /// <returns>The image as the cluster knows it.</returns>
    public async Task<string> BuildAsync(string revision)
    {
        var image = $"{registry}/containerfile/ollama-mcp:1";
        string[] build = ["bud", "--tls-verify=false", "--isolation=chroot", "--network=host", "--format=oci", "--tag", image];
        string[] arguments = [$"SDK={registry}/test/base:1", $"BASE={registry}/test/base:1", "VERSION=0.1.0", $"REVISION={revision}"];
        string[] folders = ["/usr:/usr:ro", "/etc/ssl:/etc/ssl:ro", $"{Home}/.nuget:/root/.nuget:rw"];
        await RunAsync([
            .. build,
            .. folders.SelectMany(folder => (string[])["--volume", folder]),
            .. arguments.SelectMany(argument => (string[])["--build-arg", argument]),
            "--file",
            Path.Combine(Repository.Root, "Containerfile"),
            Repository.Root,
        ]);
        await RunAsync(["push", "--tls-verify=false", image]);
        return image;
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync(["rmi", "--all", "--force"]);
        _store.Delete(recursive: true);
    }

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private async Task RunAsync(string[] arguments)
    {
        string[] store = ["--root", Path.Combine(_store.FullName, "root"), "--runroot", Path.Combine(_store.FullName, "run")];
        var outcome = await HostProgram.RunAsync("buildah", [.. store, "--storage-driver", "vfs", .. arguments]);
        Assert.True(outcome.ExitCode == 0, $"buildah {string.Join(' ', arguments)}: {outcome.Output}{outcome.Told}");
    }
}
