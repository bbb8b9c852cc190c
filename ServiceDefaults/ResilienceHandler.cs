using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace OllamaMcp.ServiceDefaults;

/// <summary>
/// What a client of <see cref="IHttpClientFactory"/> does about failures: a limit for each attempt and for all, a few attempts more
/// where asking twice does no harm, and a pause where nearly nothing succeeds. Thread-safe.
/// </summary>
internal sealed class ResilienceHandler(TimeProvider time) : DelegatingHandler
{
    /// <summary>How long all attempts may take together, until the answer begins.</summary>
    public static readonly TimeSpan TotalLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long one attempt may take, until the answer begins.</summary>
    public static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(10);

    /// <summary>Attempts after the first.</summary>
    public const int Retries = 3;

    private static readonly ResiliencePropertyKey<HttpRequestMessage> Request = new("OllamaMcp.Request");

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = Build(time);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Request, request);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (context, self) => await self.handler.AttemptAsync(self.request, context.CancellationToken),
                context,
                (handler: this, request)
            );
        }
        catch (TimeoutRejectedException late)
        {
            throw new HttpRequestException($"{request.RequestUri?.Authority} did not answer in time.", late);
        }
        catch (BrokenCircuitException open)
        {
            throw new HttpRequestException($"{request.RequestUri?.Authority} failed too often of late; it gets a pause.", open);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);

    private static ResiliencePipeline<HttpResponseMessage> Build(TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddTimeout(TotalLimit)
            .AddRetry(
                new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromMilliseconds(500),
                    UseJitter = true,
                    ShouldHandle = attempt => ValueTask.FromResult(MayRepeat(attempt.Context) && HasFailed(attempt.Outcome)),
                    DelayGenerator = attempt => ValueTask.FromResult(PauseOf(attempt.Outcome.Result)),
                    OnRetry = attempt =>
                    {
                        attempt.Outcome.Result?.Dispose();
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions<HttpResponseMessage>
                {
                    FailureRatio = 0.9,
                    MinimumThroughput = 20,
                    SamplingDuration = TimeSpan.FromSeconds(30),
                    BreakDuration = TimeSpan.FromSeconds(5),
                    ShouldHandle = attempt => ValueTask.FromResult(HasFailed(attempt.Outcome)),
                }
            )
            .AddTimeout(AttemptLimit)
            .Build();

    // What changes something may have been done although no answer came.
    private static bool MayRepeat(ResilienceContext context) =>
        context.Properties.TryGetValue(Request, out var request)
        && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options);

    private static bool HasFailed(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException
        || outcome.Result?.StatusCode
            is HttpStatusCode.RequestTimeout
                or HttpStatusCode.TooManyRequests
                or HttpStatusCode.InternalServerError
                or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout;

    // Null for the usual pause.
    private static TimeSpan? PauseOf(HttpResponseMessage? answer) =>
        answer?.Headers.RetryAfter?.Delta is { } asked && asked <= AttemptLimit ? asked : null;
}
