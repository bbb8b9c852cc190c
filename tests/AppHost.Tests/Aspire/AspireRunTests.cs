using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Aspire;

/// <summary>The AppHost as Aspire runs it, without containers: they are not everywhere. Compiled in the full profile only.</summary>
public sealed class AspireRunTests
{
    private static readonly string[] Tools = ["ollama_get_version", "ollama_list_models"];

    // An orchestrator comes up first, and each program by a "dotnet run" of its own.
    private static CancellationToken Starting
    {
        get
        {
            var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            source.CancelAfter(6 * Patience.Limit);
            return source.Token;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Run_WithReplicas_AnswersTools(int replicas)
    {
        await using var app = await StartAsync($"AppHost__Replicas={replicas}", "AppHost__Ollamas=2");

        await using var client = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(app.GetEndpoint("mcp-server", "http"), "mcp") }),
            cancellationToken: Patience.Token
        );
        foreach (var tool in Tools)
        {
            Assert.NotEqual(true, (await client.CallToolAsync(tool, cancellationToken: Patience.Token)).IsError);
        }
    }

    [Fact]
    public async Task Command_ThatClearsContexts_Succeeds()
    {
        await using var app = await StartAsync();

        var server = app
            .Services.GetRequiredService<DistributedApplicationModel>()
            .Resources.Single(resource => resource.Name == "mcp-server");

        var result = await app.ResourceCommands.ExecuteCommandAsync(server, "clear-contexts", Patience.Token);

        Assert.True(result.Success, result.Message);
    }

    private static async Task<DistributedApplication> StartAsync(params IEnumerable<string> settings)
    {
        var folder = Directory.CreateTempSubdirectory("ollama-mcp-aspire-").FullName;
        string[] all = ["AppHost__Ollama=emulator", "AppHost__ContextStore=files", $"AppHost__DataFolder={folder}", .. settings];
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(all, Starting);
        var app = await builder.BuildAsync(Starting);
        await app.StartAsync(Starting);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("mcp-server", Starting);
        return app;
    }
}
