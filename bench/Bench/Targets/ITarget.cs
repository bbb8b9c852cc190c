using OllamaMcp.Bench.Clients;

namespace OllamaMcp.Bench.Targets;

/// <summary>One of those that are compared: a program and the way in which it is called.</summary>
internal interface ITarget
{
    /// <summary>How it is called in the tables.</summary>
    string Name { get; }

    /// <summary>Whether it has a tool that streams.</summary>
    bool Streams { get; }

    /// <summary>Starts it in front of an Ollama and makes a first call.</summary>
    Task<IRunningTarget> StartAsync(Uri ollama, CancellationToken cancellationToken);
}

/// <summary>A target that answers. Disposing ends it.</summary>
internal interface IRunningTarget : IAsyncDisposable
{
    ITarget Target { get; }

    /// <summary>Id of the process that is measured. Null for the direct call, which has none.</summary>
    int? ProcessId { get; }

    /// <summary>Where it listens. Null where it does not.</summary>
    Uri? Server { get; }

    /// <summary>From the start of the process to its first answered tool call.</summary>
    TimeSpan FirstAnswer { get; }

    /// <summary>Processor time that the process had used when it gave its first answer.</summary>
    TimeSpan FirstAnswerProcessorTime { get; }

    Task<ICaller> ConnectAsync(CancellationToken cancellationToken);
}
