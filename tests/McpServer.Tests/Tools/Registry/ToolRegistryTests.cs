using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Serving;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Registry;

public sealed class ToolRegistryTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/");

    [Fact]
    public async Task ListTools_AllOn_AreInTheOrderOfTheList()
    {
        await using var mcp = await McpFixture.StartAsync(Nowhere);

        var listed = (await mcp.Client.ListToolsAsync(cancellationToken: Token)).Select(tool => tool.Name);

        Assert.Equal(TestTools.All.Select(tool => tool.Descriptor.Name), listed);
    }

    [Fact]
    public void EachTool_Everywhere_HasTitleDescriptionAndDescribedArguments()
    {
        foreach (var tool in TestTools.All)
        {
            Assert.Matches("^ollama_[a-z_]+$", tool.Descriptor.Name);
            Assert.NotEqual("", tool.Descriptor.Title);
            Assert.True(tool.Descriptor.Description.Length > 80, tool.Descriptor.Name);
            Assert.All(
                tool.InputSchema["properties"]!.AsObject(),
                argument =>
                    Assert.True(argument.Value!["description"] is not null, $"{tool.Descriptor.Name}: {argument.Key} is not described")
            );
        }
    }

    [Fact]
    public async Task Switch_ToolsetOff_TellsClientsOnceAndHidesItsTools()
    {
        var changes = new List<string>();
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var mcp = await McpFixture.StartAsync(Nowhere, clientOptions: new McpClientOptions { ProtocolVersion = "2025-11-25" });
        await using var handler = mcp.Client.RegisterNotificationHandler(
            NotificationMethods.ToolListChangedNotification,
            (notification, _) =>
            {
                changes.Add(notification.Method);
                heard.TrySetResult();
                return ValueTask.CompletedTask;
            }
        );

        mcp.Services.GetRequiredService<ToolRegistry>().Switch([]);

        await heard.Task.WaitAsync(Patience.Limit, Token);
        Assert.Empty(await mcp.Client.ListToolsAsync(cancellationToken: Token));
        Assert.Single(changes);
    }

    [Fact]
    public async Task Switch_OffAndOn_KeepsTheOrder()
    {
        await using var mcp = await McpFixture.StartAsync(Nowhere);
        var registry = mcp.Services.GetRequiredService<ToolRegistry>();

        registry.Switch([]);
        registry.Switch([Toolsets.Ollama]);

        Assert.Equal(ToolList.Types, registry.Tools.Select(tool => tool.GetType()));
    }

    [Fact]
    public async Task Remove_ThenCall_IsAnUnknownTool()
    {
        await using var mcp = await McpFixture.StartAsync(Nowhere);
        Assert.True(mcp.Services.GetRequiredService<ToolRegistry>().Remove("ollama_get_version"));

        await Assert.ThrowsAsync<McpProtocolException>(() =>
            mcp.CallAsync("ollama_get_version", cancellationToken: TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Call_MisspeltTool_NamesTheNearest()
    {
        await using var mcp = await McpFixture.StartAsync(Nowhere);

        var error = await Assert.ThrowsAsync<McpProtocolException>(() =>
            mcp.CallAsync("ollama_list_model", cancellationToken: TestContext.Current.CancellationToken)
        );

        Assert.Contains("Did you mean 'ollama_list_models'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_UnknownArgument_NamesTheNearest()
    {
        await using var mcp = await McpFixture.StartAsync(Nowhere);

        var error = await mcp.ErrorAsync("ollama_show_model", """{"modle":"x"}""");

        Assert.Equal("invalid_arguments", error.GetProperty("code").GetString());
        Assert.Contains("did you mean 'model'?", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, error.GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task Call_ThatFails_IsLoggedToAClientThatAsked()
    {
        var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var mcp = await McpFixture.StartAsync(Nowhere, clientOptions: new McpClientOptions { ProtocolVersion = "2025-11-25" });
        await using var handler = mcp.Client.RegisterNotificationHandler(
            "notifications/message",
            (notification, _) =>
            {
                heard.TrySetResult(notification.Params!.ToJsonString());
                return ValueTask.CompletedTask;
            }
        );
        await mcp.SetLogLevelAsync("warning");

        await mcp.ErrorAsync("ollama_get_version");

        Assert.Contains("ollama_unreachable", await heard.Task.WaitAsync(Patience.Limit, Token), StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
