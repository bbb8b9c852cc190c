using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tests.Access;
using OllamaMcp.Server.Tools.Serving;

namespace OllamaMcp.Server.Tests.Tools;

public sealed class UnexpectedFailuresTests
{
    [Fact]
    public async Task Request_ThatFailsInside_IsLoggedUnderItsMethod()
    {
        var log = new AwaitedLogger<UnexpectedFailures>();
        await using var mcp = await McpFixture.StartAsync(
            new Uri("http://127.0.0.1:9/"),
            services => services.AddSingleton<ILogger<UnexpectedFailures>>(log)
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
        Assert.Contains("An error occurred", error.Message, StringComparison.Ordinal);
        Assert.Equal("completion/complete failed unexpectedly", await log.NextAsync("failed"));
    }
}
