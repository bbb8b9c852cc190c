using System.Diagnostics;
using OllamaMcp.Bench.Clients;
using OllamaMcp.Bench.Processes;

namespace OllamaMcp.Bench.Targets;

/// <summary>An MCP server that speaks over its standard streams.</summary>
internal sealed class StdioTarget(string name, ServerLaunch launch, ToolCalls tools) : ITarget
{
    public string Name => name;

    public bool Streams => tools.Stream is not null;

    public async Task<IRunningTarget> StartAsync(Uri ollama, CancellationToken cancellationToken)
    {
        var process = launch.Start(ollama, port: 0, pipes: true);
        try
        {
            var channel = new StdioChannel(process.Input, process.Output);
            await channel.InitializeAsync(cancellationToken);
            await new StdioCaller(channel, tools).CallAsync(Workload.List, cancellationToken);
            return new Running(this, process, channel, tools, Stopwatch.GetElapsedTime(process.StartedAt));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private sealed class Running(StdioTarget target, ChildProcess process, StdioChannel channel, ToolCalls tools, TimeSpan firstAnswer)
        : IRunningTarget
    {
        public ITarget Target => target;

        public int? ProcessId => process.Id;

        public Uri? Server => null;

        public TimeSpan FirstAnswer => firstAnswer;

        public TimeSpan FirstAnswerProcessorTime { get; } = ProcessFigures.ProcessorTime(process.Id);

        public Task<ICaller> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<ICaller>(new StdioCaller(channel, tools));

        public async ValueTask DisposeAsync()
        {
            await process.DisposeAsync();
            channel.Dispose();
        }
    }
}
