using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tests.Access;
using OllamaMcp.Server.Tools.Serving;

namespace OllamaMcp.Server.Tests.Tools;

public sealed class ErrorDetailsTests
{
    [Fact]
    public async Task Request_ThatFailsInside_IsLoggedUnderItsMethodAndTheIdThatTheClientGets()
    {
        var log = new AwaitedLogger<ErrorDetails>();
        await using var mcp = await McpFixture.StartAsync(
            new Uri("http://127.0.0.1:9/"),
            services => services.AddSingleton<ILogger<ErrorDetails>>(log)
        );
        // A fault of the program: nothing foresees a router that is gone.
        mcp.Services.GetRequiredService<OllamaRouter>().Dispose();

        var error = await Assert.ThrowsAsync<McpProtocolException>(async () =>
            await mcp.Client.CompleteAsync(
                new ResourceTemplateReference { Uri = "ollama://models/{name}" },
                "name",
                "a",
                cancellationToken: TestContext.Current.CancellationToken
            )
        );

        Assert.Equal(McpErrorCode.InternalError, error.ErrorCode);
        Assert.Equal("internal_error", $"{error.Data["code"]}");
        var logged = await log.NextAsync("completion/complete failed unexpectedly");
        var id = logged[(logged.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd(')');
        Assert.Equal(32, id.Length);
        Assert.EndsWith($"its log has the details under {id}.", error.Message, StringComparison.Ordinal);
    }
}
