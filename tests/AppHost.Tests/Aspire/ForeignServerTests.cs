using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Server;
using OllamaMcp.AppHost.Commands;
using OllamaMcp.AppHost.Topology;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Aspire;

/// <summary>What the AppHost asks of a server, the ASP.NET package of the official SDK answers too. Compiled in the full profile only.</summary>
public sealed class ForeignServerTests
{
    [Fact]
    public async Task Clear_OfAForeignServer_CallsItsTools()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new Conversations(["one", "two"]));
        builder.Services.AddMcpServer().WithHttpTransport().WithTools<ConversationTools>();
        await using var app = builder.Build();
        app.MapMcp("/mcp");
        await app.StartAsync(Patience.Token);
        using var http = new HttpClient();

        var outcome = await new CommandRunner(http, []).RunAsync(
            LocalCommands.ClearContexts,
            new Uri(app.Urls.Single()),
            input: null,
            _ => { },
            Patience.Token
        );

        Assert.Equal(new CommandOutcome(true, "2 conversations were removed."), outcome);
    }

    internal sealed class Conversations(IEnumerable<string> ids)
    {
        public List<string> Ids { get; } = [.. ids];
    }

    [McpServerToolType]
    internal sealed class ConversationTools(Conversations conversations)
    {
        [McpServerTool(Name = "ollama_list_contexts", UseStructuredContent = true)]
        [Description("Lists.")]
        public Page List() => new([.. conversations.Ids.Select(id => new Entry(id))]);

        [McpServerTool(Name = "ollama_clear_context", UseStructuredContent = true)]
        [Description("Clears.")]
        public Cleared Clear(string session_id) => new(conversations.Ids.Remove(session_id));
    }

    internal sealed record Entry(string session_id);

    internal sealed record Page(IReadOnlyList<Entry> contexts);

    internal sealed record Cleared(bool cleared);
}
