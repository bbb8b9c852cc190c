using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tests.Ollama.Wire;

/// <summary>What a newer Ollama says goes through unharmed.</summary>
public sealed class UnknownFieldsTests
{
    private const string New = "\"newer\":{\"deep\":[1,\"two\",null]}";

    [Fact]
    public void Generate_UnknownFields_Survive() =>
        Survives($$"""{"model":"m","response":"x","done":true,{{New}}}""", OllamaJson.Default.GenerateResponse);

    [Fact]
    public void Chat_UnknownFieldsAtEveryDepth_Survive() =>
        Survives(
            $$"""
            {"model":"m","message":{"role":"assistant","content":"x","tool_calls":[{"id":"1","function":{"index":0,"name":"f","arguments":{"a":1},{{New}}},{{New}}}],{{New}}},"done":true,{{New}}}
            """.Trim(),
            OllamaJson.Default.ChatResponse
        );

    [Fact]
    public void ListModels_UnknownFieldsAtEveryDepth_Survive() =>
        Survives(
            $$"""{"models":[{"name":"m","details":{"family":"llama",{{New}}},{{New}}}],{{New}}}""",
            OllamaJson.Default.ListModelsResponse
        );

    [Fact]
    public void ListProcesses_UnknownFields_Survive() =>
        Survives($$"""{"models":[{"name":"m","size_vram":5,{{New}}}],{{New}}}""", OllamaJson.Default.ListProcessesResponse);

    [Fact]
    public void Show_UnknownFields_Survive() =>
        Survives($$"""{"template":"t","model_info":{"general.architecture":"llama"},{{New}}}""", OllamaJson.Default.ShowResponse);

    [Fact]
    public void Progress_UnknownFields_Survive() =>
        Survives($$"""{"status":"pulling","total":5,{{New}}}""", OllamaJson.Default.ProgressResponse);

    [Fact]
    public void Embed_UnknownFields_Survive() =>
        Survives($$"""{"model":"m","embeddings":[[0.1,-2.5e-05],[]],{{New}}}""", OllamaJson.Default.EmbedResponse);

    private static void Survives<T>(string json, JsonTypeInfo<T> type)
    {
        var written = JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type)!, type);

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(json), JsonElement.Parse(written)), written);
    }
}
