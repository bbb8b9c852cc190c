using OllamaMcp.Bench.Wire;

namespace OllamaMcp.Bench.Clients;

/// <summary>Calls Ollama itself: the floor that nothing in between can go below.</summary>
internal sealed class DirectCaller : ICaller
{
    private readonly HttpConnection _connection;
    private readonly byte[][] _requests;

    private DirectCaller(HttpConnection connection, Uri ollama)
    {
        _connection = connection;
        _requests =
        [
            HttpText.Get(ollama, "/api/tags"),
            HttpText.Post(
                ollama,
                "/api/generate",
                $$"""{"model":"{{BenchModels.Short}}","prompt":"{{BenchModels.Prompt}}","stream":false}"""
            ),
            HttpText.Post(ollama, "/api/generate", $$"""{"model":"{{BenchModels.Long}}","prompt":"{{BenchModels.Prompt}}"}"""),
        ];
    }

    public static async Task<ICaller> ConnectAsync(Uri ollama, CancellationToken cancellationToken) =>
        new DirectCaller(await HttpConnection.OpenAsync(ollama, cancellationToken), ollama);

    public async ValueTask<int> CallAsync(Workload workload, CancellationToken cancellationToken)
    {
        var head = await _connection.ExchangeAsync(_requests[(int)workload], cancellationToken);
        Answers.RequireOllama(head.Status, _connection.Body);
        return workload == Workload.Stream ? _connection.Body.Count((byte)'\n') - 1 : 0;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
