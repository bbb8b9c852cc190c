namespace OllamaMcp.Deploy.Tests.Stack;

/// <summary>A release of Llama Stack that the test image holds.</summary>
/// <param name="Version">As the chart wants it.</param>
/// <param name="Folder">Where it lies in the image.</param>
/// <param name="Module">What starts it.</param>
public sealed record StackRelease(string Version, string Folder, string Module)
{
    /// <summary>The last with tool groups.</summary>
    public static StackRelease LlamaStack { get; } = new("0.3.5", "/opt/llama-stack", "llama_stack.cli.llama");

    /// <summary>The newest, with connectors.</summary>
    public static StackRelease Ogx { get; } = new("1.5.0", "/opt/ogx", "ogx.cli.ogx");

    /// <summary>Where it lists the tools of each MCP server.</summary>
    public IEnumerable<string> ListsOf(params IEnumerable<string> servers) =>
        servers.Select(server => this == Ogx ? $"/v1alpha/admin/connectors/{server}/tools" : $"/v1/tools?toolgroup_id={server}");

    /// <summary>Values of the chart: the server under both of its paths, and a model that does as it is told.</summary>
    /// <param name="registry">Where the image is.</param>
    public string Values(string registry) =>
        $$"""
            version: {{Version}}
            image: {repository: {{registry}}/test/stack, tag: "1"}
            command: [python3, -P, -c, "import sys; from {{Module}} import main; sys.exit(main())"]
            args: [stack, run, /etc/llama-stack/config.yaml, --port, "8321"]
            extraEnv:
              - {name: PYTHONPATH, value: {{Folder}}}
              - {name: HF_HUB_OFFLINE, value: "1"}
              - {name: OTEL_SDK_DISABLED, value: "true"}
            env: {KUBERNETES_MCP_URL: "http://ollama-mcp:8080"}
            mcp:
              more: [{id: "mcp::older", url: "http://ollama-mcp:8080/sse"}]
            ollama: {url: "http://scripted:11434"}
            persistence: {size: 1Gi}
            resources: {requests: {cpu: 10m, memory: 64Mi}, limits: {memory: 1Gi} }
            """;

    public override string ToString() => Version;
}
