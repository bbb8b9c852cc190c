using OllamaMcp.Server.Tools.Ollama;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Serving;

/// <summary>Every tool there is. The order is that of <c>tools/list</c>.</summary>
internal static class ToolList
{
    /// <summary>The classes, each of which the container makes once.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        typeof(ListModelsTool),
        typeof(ShowModelTool),
        typeof(PullModelTool),
        typeof(PushModelTool),
        typeof(DeleteModelTool),
        typeof(CopyModelTool),
        typeof(CreateModelTool),
        typeof(UpdateModelTool),
        typeof(GetModelfileTool),
        typeof(GenerateTool),
        typeof(GenerateStreamTool),
        typeof(ChatTool),
        typeof(ChatStreamTool),
        typeof(EmbeddingsTool),
        typeof(CreateEmbeddingsTool),
        typeof(ListProcessesTool),
        typeof(CheckBlobsTool),
        typeof(GetVersionTool),
        typeof(CheckHealthTool),
        typeof(GetModelsInfoTool),
        typeof(CancelRequestTool),
        typeof(BatchGenerateTool),
        typeof(CompareModelsTool),
        typeof(ValidateModelTool),
        typeof(GetModelSizeTool),
        typeof(SearchModelsTool),
        typeof(SaveContextTool),
        typeof(LoadContextTool),
        typeof(ClearContextTool),
        typeof(ListContextsTool),
        typeof(WebSearchTool),
        typeof(WebFetchTool),
    ];

    /// <summary>Makes them all.</summary>
    public static IEnumerable<RegisteredTool> Create(IServiceProvider services) =>
        Types.Select(type => (RegisteredTool)ActivatorUtilities.CreateInstance(services, type));
}
