using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Tests.Running;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Profiles;

/// <summary>A start of the plain AppHost, where Aspire can be had and where it cannot.</summary>
public sealed class FullProfileTests
{
    [Fact]
    public async Task Start_WhereAspireCanBeHad_GoesOnWithItAndItsExitCode()
    {
        using var stub = new StubAspire(isOnTheFeed: true);
        using var first = Start(stub, "MCP_PORT=0", "AppHost__Profile=aspire");

        var (code, output) = await EndAsync(first);

        Assert.Contains("Aspire starts: MCP_PORT=0|AppHost__Profile=aspire", output, StringComparison.Ordinal);
        Assert.Equal(7, code);
        Assert.Equal("yes", (await File.ReadAllLinesAsync(stub.Memory, Patience.Token))[1]);
        Assert.True(File.Exists(stub.AppHost), "what the plain profile built is gone");
    }

    [Fact]
    public async Task Signal_GoesOnToAspire()
    {
        using var stub = new StubAspire(isOnTheFeed: true);
        using var run = Start(stub, "OTEL_SERVICE_NAME=waits", "AppHost__Profile=aspire");
        var said = await run.StandardOutput.ReadLineAsync(LongToken);
        while (said?.StartsWith("Aspire starts", StringComparison.Ordinal) == false)
        {
            said = await run.StandardOutput.ReadLineAsync(LongToken);
        }

        Signals.Send(run.Id, Signals.Terminate);

        var (code, output) = await EndAsync(run);
        Assert.Contains("Aspire was told to end", output, StringComparison.Ordinal);
        Assert.NotEqual(0, code);
    }

    [Fact]
    public async Task Start_WhereAspireCannotBeHad_GoesOnWithProcessesAndRemembersIt()
    {
        using var stub = new StubAspire(isOnTheFeed: false);
        using var first = Start(stub, "MCP_PORT=0", "OLLAMA_HOST=ollama.invalid:1");
        var (_, output) = await EndAsync(first);
        var remembered = File.GetLastWriteTimeUtc(stub.Memory);
        using var second = Start(stub, "MCP_PORT=0", "OLLAMA_HOST=ollama.invalid:1");
        var (_, again) = await EndAsync(second);

        Assert.Equal("no", (await File.ReadAllLinesAsync(stub.Memory, Patience.Token))[1]);
        Assert.Contains("Starting without Aspire: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Starting without Aspire: ", again, StringComparison.Ordinal);
        Assert.Contains("No Ollama answers at http://ollama.invalid:1", output, StringComparison.Ordinal);
        Assert.Contains("No Ollama answers at http://ollama.invalid:1", again, StringComparison.Ordinal);
        Assert.Equal(remembered, File.GetLastWriteTimeUtc(stub.Memory));
    }

    [Fact]
    public async Task Start_ThatAsksForAspireInVain_FailsAndSaysWhy()
    {
        using var stub = new StubAspire(isOnTheFeed: false);
        using var run = Start(stub, "AppHost__Profile=aspire");

        var (code, output) = await EndAsync(run);

        Assert.Equal(1, code);
        Assert.Contains("AppHost__Profile is aspire, but: ", output, StringComparison.Ordinal);
        Assert.Contains("Aspire.AppHost.Sdk", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnABuildServer_TriesNothing()
    {
        using var stub = new StubAspire(isOnTheFeed: true);
        using var run = Start(stub, isBuildServer: true, "MCP_PORT=0", "OLLAMA_HOST=ollama.invalid:1");

        var (_, output) = await EndAsync(run);

        Assert.Contains("No Ollama answers at", output, StringComparison.Ordinal);
        Assert.False(File.Exists(stub.Memory));
    }

    [Fact]
    public async Task Kill_WhileTheFeedIsAsked_LeavesNothingBehind()
    {
        using var feed = new TcpListener(IPAddress.Loopback, 0);
        feed.Start();
        using var stub = new StubAspire(
            new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", ((IPEndPoint)feed.LocalEndpoint).Port, "index.json").Uri
        );
        using var run = Start(stub, "MCP_PORT=0");
        using var question = await feed.AcceptSocketAsync(LongToken);
        var children = Machine.ChildrenOf(run.Id);
        var all = children.Keys.Concat(children.Keys.SelectMany(child => Machine.ChildrenOf(child).Keys)).ToList();
        Assert.Contains(children.Values, line => line.Contains("restore", StringComparison.Ordinal));

        Signals.Send(run.Id, Signals.Kill);

        await Machine.UntilGoneAsync([run.Id, .. all]);
        Assert.Empty(Directory.EnumerateFiles(stub.Records));
    }

    // A restore and a build of their own take longer than what a test waits for else.
    private static CancellationToken LongToken => new CancellationTokenSource(6 * Patience.Limit).Token;

    private static Process Start(StubAspire stub, params IEnumerable<string> arguments) => Start(stub, isBuildServer: false, arguments);

    private static Process Start(StubAspire stub, bool isBuildServer, params IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(BuiltPrograms.Dotnet, [stub.AppHost, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = stub.Root,
        };
        foreach (var name in new[] { "CI", "TF_BUILD", "GITHUB_ACTIONS", "TEAMCITY_VERSION", "JENKINS_URL", "AppHost__Profile" })
        {
            info.Environment.Remove(name);
        }
        info.Environment["CI"] = isBuildServer ? "true" : "";
        info.Environment["XDG_DATA_HOME"] = stub.Root; // records of runs: none of the user's
        info.Environment["NUGET_PACKAGES"] = stub.Packages;
        return Process.Start(info)!;
    }

    private static async Task<(int Code, string Output)> EndAsync(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync(LongToken);
        var output = await process.StandardOutput.ReadToEndAsync(LongToken);
        await process.WaitForExitAsync(LongToken);
        return (process.ExitCode, output + await errors);
    }
}
