using OllamaMcp.TestKit;
using OllamaSharp;
using OllamaSharp.Models.Chat;

namespace OllamaMcp.AppHost.Tests.Aspire;

/// <summary>Another project's client gets from the emulator what it gets from Ollama. Compiled in the full profile only.</summary>
public sealed class OllamaSharpTests
{
    private const string Model = "emulated-chat:latest";

    [Fact]
    public async Task Models_AreListed()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var client = new OllamaApiClient(emulator.Address, Model);

        Assert.True(await client.IsRunningAsync(Patience.Token));
        Assert.Contains(Model, (await client.ListLocalModelsAsync(Patience.Token)).Select(model => model.Name));
    }

    [Fact]
    public async Task Chat_IsAnsweredInPieces()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var client = new OllamaApiClient(emulator.Address, Model);

        await AnswersAsync(client);
    }

    [Fact]
    public async Task Chat_OfTheRealOllama_IsReadTheSameWay()
    {
        var address = Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_OLLAMA");
        Assert.SkipWhen(string.IsNullOrEmpty(address), "OLLAMA_MCP_TEST_OLLAMA is not set; eng/with-ollama sets it (eng/provision)");
        using var client = new OllamaApiClient(new Uri(address!), "stories-chat");

        await AnswersAsync(client);
    }

    [Fact]
    public async Task Pull_TellsItsProgress()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var client = new OllamaApiClient(emulator.Address, Model);
        var steps = new List<string>();

        await foreach (var step in client.PullModelAsync("emulated-extra", Patience.Token))
        {
            steps.Add(step?.Status ?? "");
        }

        Assert.Equal("success", steps[^1]);
    }

    private static async Task AnswersAsync(OllamaApiClient client)
    {
        var request = new ChatRequest
        {
            Model = client.SelectedModel,
            Messages = [new Message(ChatRole.User, "Tell me a story.")],
            Stream = true,
        };
        var pieces = new List<ChatResponseStream?>();
        await foreach (var piece in client.ChatAsync(request, Patience.Token))
        {
            pieces.Add(piece);
        }
        Assert.True(pieces.Count > 1);
        Assert.True(pieces[^1]!.Done);
        Assert.NotEqual("", string.Concat(pieces.Select(piece => piece!.Message.Content)));
    }
}
