namespace OllamaMcp.Bench.Clients;

/// <summary>What a caller asks for.</summary>
internal enum Workload
{
    /// <summary>The list of models: the lightest call that reaches Ollama.</summary>
    List,

    /// <summary>A short answer in one piece.</summary>
    Generate,

    /// <summary>A long answer, piece by piece.</summary>
    Stream,
}
