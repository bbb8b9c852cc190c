using System.Text.Json;
using System.Text.Json.Serialization;

namespace OllamaMcp.Server.Ollama.Wire;

/// <summary>
/// Reads vectors into arrays of exactly their size: a list that grows would copy each of them a dozen times and keep room that
/// nobody uses. All vectors of an answer are of one model, so the first tells the size of the others.
/// </summary>
internal sealed class VectorsConverter : JsonConverter<IReadOnlyList<IReadOnlyList<float>>>
{
    public override IReadOnlyList<IReadOnlyList<float>> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        VectorReader.RequireArray(ref reader);
        var vectors = new List<float[]>();
        var size = 0;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            var vector = VectorReader.Read(
                ref reader,
                size,
                static (ref Utf8JsonReader r) =>
                    r.TryGetSingle(out var number) && float.IsFinite(number) ? number : throw new JsonException("A number too large.")
            );
            vectors.Add(vector);
            size = vector.Length;
        }

        return vectors;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<IReadOnlyList<float>> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var vector in value)
        {
            writer.WriteStartArray();
            foreach (var number in vector)
            {
                writer.WriteNumberValue(number);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
