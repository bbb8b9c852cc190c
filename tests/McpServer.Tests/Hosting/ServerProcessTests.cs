using System.Net;
using System.Net.Sockets;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class ServerProcessTests
{
    [Fact]
    public async Task Start_SeveralSettingsWrong_Exits2AndNamesThemAllWithoutStackTrace()
    {
        await using var server = ServerProcess.Start(
            Programs.Server,
            [],
            ("MCP_PORT", "99999"),
            ("Access__Requird", "1"),
            ("OLLAMA_HOST", "ftp://x")
        );

        Assert.Equal(2, await server.WaitForExitAsync());
        Assert.Contains("MCP_PORT = 99999", server.Written, StringComparison.Ordinal);
        Assert.Contains("The nearest setting is Access__Required.", server.Written, StringComparison.Ordinal);
        Assert.Contains("OLLAMA_HOST", server.Written, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_UnknownArgument_Exits2() => Assert.Equal(2, await ExitOfAsync("--bogus"));

    [Fact]
    public async Task Check_ArgumentsWithANameTwice_Exits2AndSaysSo()
    {
        string[] arguments = ["check", "http://127.0.0.1:1/mcp", "--call", "x", "--arguments", """{"a": 1, "a": 2}"""];
        await using var server = ServerProcess.Start(Programs.Server, arguments);

        Assert.Equal(2, await server.WaitForExitAsync());
        Assert.Contains("is no JSON object with each name once", server.Written, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Version_ExitsWith0() => Assert.Equal(0, await ExitOfAsync("--version"));

    [Fact]
    public async Task Start_PortInUse_Exits1AndNamesPortAndSetting()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await using var server = ServerProcess.Start(Programs.Server, [], ("MCP_PORT", $"{port}"));

        Assert.Equal(1, await server.WaitForExitAsync());
        Assert.Contains($"MCP_PORT {port}", server.Written, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AddressOfAnotherMachine_Exits1AndNamesTheSetting()
    {
        await using var server = ServerProcess.Start(Programs.Server, [], ("MCP_HOST", "203.0.113.9"));

        Assert.Equal(1, await server.WaitForExitAsync());
        Assert.Contains("MCP_HOST", server.Written, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ContextFolderThatCannotBeWritten_Exits2AndNamesIt()
    {
        var path = Path.Combine(Programs.Server, "contexts");
        await using var server = ServerProcess.Start(Programs.Server, [], ("Contexts__Path", path));

        Assert.Equal(2, await server.WaitForExitAsync());
        Assert.Contains($"Contexts__Path = {path}", server.Written, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_UsersDataFolderCannotBeWritten_StartsAndWarns()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere no variable moves the user's data folder.");
        await using var server = ServerProcess.Start(Programs.Server, [], ("Contexts__Path", ""), ("XDG_DATA_HOME", Programs.Server));

        var warning = await server.WaitForLineAsync("No conversation can be saved in ");

        Assert.Contains(Path.Combine(Programs.Server, "ollama-mcp", "contexts"), warning, StringComparison.Ordinal);
        await server.WaitForAddressAsync();
    }

    [Fact]
    public async Task Terminate_Idle_ExitsWith0()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var server = ServerProcess.Start(Programs.Server, [], ("OLLAMA_HOST", ollama.Address.ToString()));
        await server.WaitForAddressAsync();

        await server.TerminateAsync();

        Assert.Equal(0, await server.WaitForExitAsync());
    }

    private static async Task<int> ExitOfAsync(params string[] arguments)
    {
        await using var server = ServerProcess.Start(Programs.Server, arguments);
        return await server.WaitForExitAsync();
    }
}
