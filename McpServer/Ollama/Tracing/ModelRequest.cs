using System.Text.Json;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Ollama.Tracing;

/// <summary>What the conventions want to know of a request to a model. Null where it is none of a model's.</summary>
/// <param name="Operation">The name of the operation in the conventions.</param>
/// <param name="Model">The model that is asked.</param>
/// <param name="Streamed">Whether the answer comes in pieces.</param>
/// <param name="Options">The options as they were given; none with vectors, for which the conventions have no names of them.</param>
/// <param name="Format">The format of the answer as it was given.</param>
internal readonly record struct ModelRequest(
    string Operation,
    string Model,
    bool Streamed = false,
    JsonElement? Options = null,
    JsonElement? Format = null
)
{
    private const string Embeddings = "embeddings";

    /// <summary>The length of vectors that is asked for. Null where none is.</summary>
    public int? Dimensions { get; init; }

    public static ModelRequest? Of<T>(T request) =>
        request switch
        {
            ChatRequest chat => new ModelRequest("chat", chat.Model, chat.Stream == true, chat.Options, chat.Format),
            GenerateRequest generate => new ModelRequest(
                "text_completion",
                generate.Model,
                generate.Stream == true,
                generate.Options,
                generate.Format
            ),
            EmbedRequest embed => new ModelRequest(Embeddings, embed.Model) { Dimensions = embed.Dimensions },
            EmbeddingsRequest embeddings => new ModelRequest(Embeddings, embeddings.Model),
            _ => null,
        };
}
