using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.ServiceDefaults;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class ResilienceTests
{
    [Theory]
    [InlineData("GET", 1 + ResilienceHandler.Retries)]
    [InlineData("POST", 1)]
    public async Task FactoryClient_OnAFailingService_RepeatsOnlyWhatChangesNothing(string method, int attempts)
    {
        var service = new FailingService();
        using var host = Build(service);
        using var client = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient("any");
        using var request = new HttpRequestMessage(new HttpMethod(method), "http://service.invalid/");

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(attempts, service.Attempts);
    }

    [Fact]
    public async Task OllamaClient_OnAFailingOllama_IsNotRepeatedHere()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var server = await RunningServer.StartAsync(ollama.Address);
        ollama.Control.Set(new Fault(FaultKind.QueueFull503) { Path = "/api/version" });

        using var answer = await StatelessCall.PostAsync(server.Http, "ollama_get_version", "{}", token: null);

        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("ollama_busy", text, StringComparison.Ordinal);
        Assert.Equal(1, ollama.Control.Counters.Total);
    }

    private static IHost Build(FailingService service)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.AddServiceDefaults("test", "1", new TelemetryOptions());
        builder.Services.AddHttpClient("any").ConfigurePrimaryHttpMessageHandler(() => service);
        return builder.Build();
    }

    /// <summary>Answers 503, and asks for no pause.</summary>
    private sealed class FailingService : HttpMessageHandler
    {
        private int _attempts;

        public int Attempts => _attempts;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _attempts);
            var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter = new System.Net.Http.Headers.RetryConditionHeaderValue(TimeSpan.Zero);
            return Task.FromResult(answer);
        }
    }
}
