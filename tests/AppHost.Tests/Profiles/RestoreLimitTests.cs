using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OllamaMcp.AppHost.Profiles;
using OllamaMcp.AppHost.Settings;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Profiles;

/// <summary>A feed that takes connections and never answers, as behind a network that swallows packets.</summary>
public sealed class RestoreLimitTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ollama-mcp-restore-");
    private readonly TcpListener _feed = new(IPAddress.Loopback, 0);
    private readonly ManualTime _time = new();
    private readonly List<string> _said = [];

    public RestoreLimitTests() => _feed.Start();

    [Fact]
    public async Task Run_WhereTheFeedNeverAnswers_GivesUpOnceADay()
    {
        var profile = await ProfileAsync();

        await GivesUpAsync(profile);
        Assert.Contains("did not arrive within 20 s. AppHost__Profile=aspire tries again", _said[^1], StringComparison.Ordinal);

        _said.Clear();
        Assert.Null(await profile.RunAsync(ProfileChoice.Auto, []).WaitAsync(Patience.Token));
        Assert.Empty(_said);

        _time.Advance(RestoreMemory.NoHolds);
        await GivesUpAsync(profile);
    }

    public void Dispose()
    {
        _feed.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task GivesUpAsync(FullProfile profile)
    {
        var run = profile.RunAsync(ProfileChoice.Auto, []);
        using var caller = await _feed.AcceptSocketAsync(Patience.Token);
        Assert.False(run.IsCompleted);

        _time.Advance(AspireBuild.RestoreLimit);

        Assert.Null(await run.WaitAsync(Patience.Token));
    }

    private async Task<FullProfile> ProfileAsync()
    {
        var file = Path.Combine(_folder.FullName, "App.csproj");
        await File.WriteAllTextAsync(
            file,
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RestorePackagesPath>packages</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Aspire.Hosting.Redis" Version="1.0.0" />
              </ItemGroup>
            </Project>
            """,
            Patience.Token
        );
        var port = ((IPEndPoint)_feed.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="silent" value="http://127.0.0.1:{port}/index.json" allowInsecureConnections="true" />
              </packageSources>
            </configuration>
            """,
            Patience.Token
        );
        var memory = new RestoreMemory(Path.Combine(_folder.FullName, "memory"), "fingerprint", _time);
        return new FullProfile(new ProjectOnDisk(file, "Debug", "1"), memory, () => null, _said.Add, _time);
    }
}
