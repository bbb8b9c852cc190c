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
