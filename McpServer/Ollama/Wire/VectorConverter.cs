using System.Text.Json;
using System.Text.Json.Serialization;

namespace OllamaMcp.Server.Ollama.Wire;

/// <summary>As <see cref="VectorsConverter"/>, for the one vector of the older route.</summary>
internal sealed class VectorConverter : JsonConverter<IReadOnlyList<double>>
{
    public override IReadOnlyList<double> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        VectorReader.Read(
            ref reader,
            0,
            static (ref Utf8JsonReader r) =>
                r.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw new JsonException("A number too large.")
        );

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<double> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var number in value)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }
}
