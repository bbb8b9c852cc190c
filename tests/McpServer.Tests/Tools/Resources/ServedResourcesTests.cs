using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Changes;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Resources;

public sealed class ServedResourcesTests
{
    [Fact]
    public async Task ListResources_FourModels_ListsThemBesideTheFixedOnes()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var uris = (await mcp.Client.ListResourcesAsync(cancellationToken: Token)).Select(resource => resource.Uri).ToList();

        Assert.Contains("ollama://models", uris);
        Assert.Contains("ollama://instances", uris);
        Assert.Contains("ollama://models/emulated-chat:latest", uris);
        Assert.Equal(6, uris.Count);
    }

    [Fact]
    public async Task ListResources_OllamaDown_ListsTheFixedOnes()
    {
        await using var mcp = await McpFixture.StartAsync(new Uri("http://127.0.0.1:9/"));

        Assert.Equal(2, (await mcp.Client.ListResourcesAsync(cancellationToken: Token)).Count);
    }

    [Theory]
    [InlineData("ollama://models", "models")]
    [InlineData("ollama://models/emulated-chat", "capabilities")]
    [InlineData("ollama://models/emulated-chat%3Alatest", "capabilities")]
    [InlineData("ollama://instances", "instances")]
    public async Task ReadResource_ThatIsThere_IsJson(string uri, string property)
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        Assert.True((await ReadAsync(mcp, uri)).TryGetProperty(property, out _));
    }

    [Fact]
    public async Task ReadResource_SavedConversation_HasItsMessages()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        var draft = new ConversationDraft([new Message { Role = "user", Content = "Hello" }]);
        await mcp.Services.GetRequiredService<IContextStore>().SaveAsync("user:1", draft, null, Token);

        var conversation = await ReadAsync(mcp, "ollama://contexts/user:1");

        Assert.Equal("Hello", conversation.GetProperty("messages")[0].GetProperty("content").GetString());
    }

    [Theory]
    [InlineData("ollama://models/nothing")]
    [InlineData("ollama://contexts/nothing")]
    [InlineData("ollama://contexts/..%2F..%2Fetc")]
    [InlineData("ollama://else")]
    public async Task ReadResource_ThatIsNotThere_NamesIt(string uri)
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var error = await Assert.ThrowsAsync<McpProtocolException>(() => ReadAsync(mcp, uri));

        Assert.Contains(uri, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ollama://models/..%2f..%2fx")]
    [InlineData("ollama://models/a%20b")]
    public async Task ReadResource_IllegalModelName_IsInvalidParamsAndSaysWhatIsLegal(string uri)
    {
        // No Ollama there: it is not asked.
        await using var mcp = await McpFixture.StartAsync(new Uri("http://127.0.0.1:9/"));

        var error = await Assert.ThrowsAsync<McpProtocolException>(() => ReadAsync(mcp, uri));

        Assert.Equal(McpErrorCode.InvalidParams, error.ErrorCode);
        Assert.Contains("llama3.2:3b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_ForeignCursor_AreInvalidParams()
    {
        await using var mcp = await McpFixture.StartAsync(new Uri("http://127.0.0.1:9/"));
        Func<Task>[] lists =
        [
            async () => await mcp.Client.ListToolsAsync(new ListToolsRequestParams { Cursor = "x" }, Token),
            async () => await mcp.Client.ListPromptsAsync(new ListPromptsRequestParams { Cursor = "x" }, Token),
            async () => await mcp.Client.ListResourcesAsync(new ListResourcesRequestParams { Cursor = "x" }, Token),
            async () => await mcp.Client.ListResourceTemplatesAsync(new ListResourceTemplatesRequestParams { Cursor = "x" }, Token),
        ];

        foreach (var list in lists)
        {
            Assert.Equal(McpErrorCode.InvalidParams, (await Assert.ThrowsAsync<McpProtocolException>(list)).ErrorCode);
        }
    }

    [Fact]
    public async Task DeleteModel_ClientWithASession_HearsThatTheListChanged()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new McpClientOptions { ProtocolVersion = "2025-11-25" };
        await using var mcp = await McpFixture.StartAsync(ollama.Address, clientOptions: options);
        await using var handler = mcp.Client.RegisterNotificationHandler(
            NotificationMethods.ResourceListChangedNotification,
            (_, _) =>
            {
                heard.TrySetResult();
                return ValueTask.CompletedTask;
            }
        );

        await mcp.ResultAsync("ollama_delete_model", """{"model":"emulated-code"}""");

        await heard.Task.WaitAsync(Patience.Limit, Token);
        Assert.Equal(5, (await mcp.Client.ListResourcesAsync(cancellationToken: Token)).Count);
    }

    [Fact]
    public async Task CopyModel_Watchers_HearOfTheModelUnderBothItsNames()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        var heard = new List<string>();
        mcp.Services.GetRequiredService<ChangeFeed>().Watch(heard.Add);

        await mcp.ResultAsync("ollama_copy_model", """{"source":"emulated-chat","destination":"team/copy"}""");

        Assert.Equal("ollama://models ollama://models/team/copy ollama://models/team/copy:latest", string.Join(' ', heard));
    }

    [Theory]
    [InlineData("ollama://models/{name}", "name", "emulated-c", "emulated-chat:latest emulated-code:latest")]
    [InlineData("ollama://models/{name}", "name", "EMBED", "emulated-embed:latest")]
    [InlineData("ollama://contexts/{session}", "session", "al", "alice")]
    [InlineData("ollama://models/{name}", "other", "", "")]
    public async Task Complete_ArgumentOfATemplate_GivesNames(string template, string argument, string typed, string names)
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        var draft = new ConversationDraft([new Message { Role = "user", Content = "Hello" }]);
        await mcp.Services.GetRequiredService<IContextStore>().SaveAsync("alice", draft, null, Token);

        var completed = await mcp.Client.CompleteAsync(
            new ResourceTemplateReference { Uri = template },
            argument,
            typed,
            cancellationToken: Token
        );

        Assert.Equal(names, string.Join(' ', completed.Completion.Values));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<JsonElement> ReadAsync(McpFixture mcp, string uri)
    {
        var read = await mcp.Client.ReadResourceAsync(uri, cancellationToken: Token);
        return JsonElement.Parse(Assert.IsType<TextResourceContents>(Assert.Single(read.Contents)).Text);
    }
}
