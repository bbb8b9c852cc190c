using System.Text.Json;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Models;

public sealed class DiskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("emulator-models-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Models_OnDisk_AreThereAfterARestart()
    {
        EmulatorOptions options = new() { ModelsPath = _folder };
        await using (var first = await EmulatorHost.StartAsync(options))
        {
            object create = new
            {
                model = "team/kept:v1",
                from = "emulated-chat",
                system = "Be kind.",
                stream = false,
            };
            Assert.Equal(200, (await first.StatusAsync("/api/create", create)).Status);
        }

        await using var second = await EmulatorHost.StartAsync(options with { Models = [] });
        var shown = await second.JsonAsync("/api/show", new { model = "Team/Kept:V1" });

        Assert.Equal("Be kind.", shown.GetProperty("system").GetString());
        Assert.Equal(5, (await second.GetAsync("/api/tags")).GetProperty("models").GetArrayLength());
    }

    [Fact]
    public async Task Delete_OnDisk_RemovesTheBlobsThatNobodyNeeds()
    {
        await using var host = await EmulatorHost.StartAsync(new() { ModelsPath = _folder });
        var before = Directory.GetFiles(Path.Combine(_folder, "blobs")).Length;
        await host.JsonAsync(
            "/api/create",
            new
            {
                model = "gone",
                from = "emulated-chat",
                system = "Soon gone.",
                stream = false,
            }
        );
        using HttpRequestMessage delete = new(HttpMethod.Delete, "/api/delete") { Content = new StringContent("""{"model":"gone"}""") };

        using var answer = await host.Client.SendAsync(delete, Patience.Token);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(before, Directory.GetFiles(Path.Combine(_folder, "blobs")).Length);
        Assert.Equal(200, (await host.StatusAsync("/api/show", new { model = "emulated-chat" })).Status);
    }
}
