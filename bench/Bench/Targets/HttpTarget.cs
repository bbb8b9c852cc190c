using System.Diagnostics;
using System.Net.Sockets;
using OllamaMcp.Bench.Clients;
using OllamaMcp.Bench.Processes;

namespace OllamaMcp.Bench.Targets;

/// <summary>An MCP server that listens on a port.</summary>
/// <param name="name">How it is called in the tables.</param>
/// <param name="launch">How it is started.</param>
/// <param name="connect">How a client of it connects.</param>
/// <param name="tools">Its tools.</param>
internal sealed class HttpTarget(
    string name,
    ServerLaunch launch,
    Func<Uri, ToolCalls, CancellationToken, Task<ICaller>> connect,
    ToolCalls tools
) : ITarget
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(2);

    public string Name => name;

    public bool Streams => tools.Stream is not null;

    public async Task<IRunningTarget> StartAsync(Uri ollama, CancellationToken cancellationToken)
    {
        var port = FreePort.Take();
        var process = launch.Start(ollama, port, pipes: false);
        var server = new Uri($"http://127.0.0.1:{port}");
        try
        {
            await using var caller = await ConnectOnceUpAsync(process, server, cancellationToken);
            await caller.CallAsync(Workload.List, cancellationToken);
            return new Running(this, process, server, Stopwatch.GetElapsedTime(process.StartedAt));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private async Task<ICaller> ConnectOnceUpAsync(ChildProcess process, Uri server, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await connect(server, tools, cancellationToken);
            }
            catch (SocketException) when (!process.HasEnded)
            {
                await Task.Delay(RetryAfter, TimeProvider.System, cancellationToken);
            }
        }
    }

    private sealed class Running(HttpTarget target, ChildProcess process, Uri server, TimeSpan firstAnswer) : IRunningTarget
    {
        public ITarget Target => target;

        public int? ProcessId => process.Id;

        public Uri? Server => server;

        public TimeSpan FirstAnswer => firstAnswer;

        public TimeSpan FirstAnswerProcessorTime { get; } = ProcessFigures.ProcessorTime(process.Id);

        public Task<ICaller> ConnectAsync(CancellationToken cancellationToken) => target.Connect(server, cancellationToken);

        public ValueTask DisposeAsync() => process.DisposeAsync();
    }

    private Task<ICaller> Connect(Uri server, CancellationToken cancellationToken) => connect(server, tools, cancellationToken);
}
