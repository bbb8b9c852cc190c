using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Contexts;

/// <summary>Source-generated JSON of what the stores write: snake case, nulls left out, a message's unknown fields kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(IReadOnlyList<Message>))]
[JsonSerializable(typeof(ConversationFile))]
[JsonSerializable(typeof(ConversationHeader))]
internal sealed partial class ContextJson : JsonSerializerContext
{
    /// <summary>For files, which people read: indented, letters of every language as they are.</summary>
    public static ContextJson Readable { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
                WriteIndented = true,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
