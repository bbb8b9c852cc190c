namespace OllamaMcp.Server.Telemetry;

/// <summary>The attributes of spans and metrics.</summary>
internal static class TelemetryKeys
{
    public const string ErrorType = "error.type";
    public const string NetworkTransport = "network.transport";
    public const string NetworkProtocol = "network.protocol.name";
    public const string RpcStatus = "rpc.response.status_code";
    public const string RequestId = "jsonrpc.request.id";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";

    public const string McpMethod = "mcp.method.name";
    public const string McpVersion = "mcp.protocol.version";
    public const string McpSession = "mcp.session.id";
    public const string McpResource = "mcp.resource.uri";

    public const string Operation = "gen_ai.operation.name";
    public const string Provider = "gen_ai.provider.name";
    public const string ToolName = "gen_ai.tool.name";
    public const string ToolArguments = "gen_ai.tool.call.arguments";
    public const string ToolResult = "gen_ai.tool.call.result";
    public const string ToolDefinitions = "gen_ai.tool.definitions";
    public const string PromptName = "gen_ai.prompt.name";
    public const string RequestModel = "gen_ai.request.model";
    public const string ResponseModel = "gen_ai.response.model";
    public const string TokenType = "gen_ai.token.type";
    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string FinishReasons = "gen_ai.response.finish_reasons";
    public const string TimeToFirstChunk = "gen_ai.response.time_to_first_chunk";
    public const string OutputType = "gen_ai.output.type";
    public const string Stream = "gen_ai.request.stream";
    public const string Seed = "gen_ai.request.seed";
    public const string Temperature = "gen_ai.request.temperature";
    public const string TopK = "gen_ai.request.top_k";
    public const string TopP = "gen_ai.request.top_p";
    public const string MaxTokens = "gen_ai.request.max_tokens";
    public const string StopSequences = "gen_ai.request.stop_sequences";
    public const string FrequencyPenalty = "gen_ai.request.frequency_penalty";
    public const string PresencePenalty = "gen_ai.request.presence_penalty";
    public const string Dimensions = "gen_ai.embeddings.dimension.count";
    public const string InputMessages = "gen_ai.input.messages";
    public const string OutputMessages = "gen_ai.output.messages";
    public const string SystemInstructions = "gen_ai.system_instructions";

    /// <summary>One of the codes of <c>docs/errors.md</c>, where <see cref="ErrorType"/> has to say something more general.</summary>
    public const string ErrorCode = "ollama_mcp.error.code";

    /// <summary>The Ollama that a call went to, as <c>host:port</c>.</summary>
    public const string RouteInstance = "ollama_mcp.route.instance";

    /// <summary>Why it went there.</summary>
    public const string RouteReason = "ollama_mcp.route.reason";

    /// <summary>How many instances were tried.</summary>
    public const string RouteAttempts = "ollama_mcp.route.attempts";

    /// <summary>What was done with the context store.</summary>
    public const string ContextOperation = "ollama_mcp.context.operation";

    /// <summary>Its kind: <c>memory</c>, <c>files</c>, <c>redis</c>.</summary>
    public const string ContextStore = "ollama_mcp.context.store";
}
