using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Tools.Prompts;

namespace OllamaMcp.Server.Tests.Tools.Prompts;

public sealed class PromptCatalogTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prompts");

    [Fact]
    public async Task GetPrompt_WithArguments_FillsThemIn()
    {
        Write(
            "greet.md",
            "---\narguments:\n  - name: who\n    required: true\n  - name: how\n    default: warmly\n---\nGreet {{who}} {{how}}."
        );
        await using var mcp = await StartAsync();

        var prompt = await mcp.Client.GetPromptAsync(
            "greet",
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["who"] = "Ada" },
            cancellationToken: Token
        );

        Assert.Equal("Greet Ada warmly.", Assert.IsType<TextContentBlock>(Assert.Single(prompt.Messages).Content).Text);
    }

    [Theory]
    [InlineData("whom", "did you mean 'who'?")]
    [InlineData(null, "needs the argument 'who'")]
    public async Task GetPrompt_WrongArguments_SaysWhichIsRight(string? argument, string message)
    {
        Write("greet.md", "---\narguments:\n  - name: who\n    required: true\n---\nGreet {{who}}.");
        await using var mcp = await StartAsync();
        var given = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (argument is not null)
        {
            given[argument] = "Ada";
        }

        var error = await Assert.ThrowsAsync<McpProtocolException>(() =>
            mcp.Client.GetPromptAsync("greet", given, cancellationToken: Token).AsTask()
        );

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListPrompts_OneBadFile_KeepsTheGoodOnes()
    {
        Write("a.yaml", "name: a\nmessages:\n  - content: A");
        Write("b.yaml", "name: [");
        Write("c.yml", "name: a\nmessages:\n  - content: the same name again");
        Write("notes.txt", "no prompt");
        await using var mcp = await StartAsync();

        Assert.Equal("a", Assert.Single(await mcp.Client.ListPromptsAsync(cancellationToken: Token)).Name);
    }

    [Fact]
    public async Task Reload_FileGone_TakesItsPromptAway()
    {
        Write("a.yaml", "name: a\nmessages:\n  - content: A");
        await using var mcp = await StartAsync();
        File.Delete(Path.Combine(_folder.FullName, "a.yaml"));
        Write("b.yaml", "name: b\nmessages:\n  - content: B");

        mcp.Services.GetRequiredService<PromptCatalog>().Reload();

        Assert.Equal("b", Assert.Single(await mcp.Client.ListPromptsAsync(cancellationToken: Token)).Name);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private Task<McpFixture> StartAsync() =>
        McpFixture.StartAsync(
            new Uri("http://127.0.0.1:9/"),
            services => services.AddSingleton(new PromptsOptions { Path = _folder.FullName })
        );
}
