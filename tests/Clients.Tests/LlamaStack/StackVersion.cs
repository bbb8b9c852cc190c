namespace OllamaMcp.Clients.Tests.LlamaStack;

/// <summary>The releases of Llama Stack that are tried, as <c>llama-stack-test</c> calls them.</summary>
internal static class StackVersion
{
    /// <summary>Llama Stack 0.3: tool groups.</summary>
    public const string LlamaStack = "old";

    /// <summary>OGX 1.5, which it became: connectors.</summary>
    public const string Ogx = "new";
}
