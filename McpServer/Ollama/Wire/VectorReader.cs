using System.Buffers;
using System.Text.Json;

namespace OllamaMcp.Server.Ollama.Wire;

/// <summary>Reads one array of numbers.</summary>
internal static class VectorReader
{
    private const int FirstSize = 1024;

    /// <summary>The number at which the reader stands.</summary>
    internal delegate T ReadNumber<T>(ref Utf8JsonReader reader);

    public static void RequireArray(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException("A vector is an array of numbers.");
        }
    }

    /// <param name="reader">Stands on the beginning of the array.</param>
    /// <param name="expected">How many numbers it probably holds; 0 for unknown.</param>
    /// <param name="number">Reads one.</param>
    public static T[] Read<T>(ref Utf8JsonReader reader, int expected, ReadNumber<T> number)
    {
        RequireArray(ref reader);
        var buffer = expected > 0 ? new T[expected] : ArrayPool<T>.Shared.Rent(FirstSize);
        var rented = expected == 0;
        var count = 0;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (reader.TokenType is not JsonTokenType.Number)
            {
                throw new JsonException("A vector holds numbers.");
            }

            if (count == buffer.Length)
            {
                Grow(ref buffer, ref rented);
            }

            buffer[count++] = number(ref reader);
        }

        return Exactly(buffer, count, rented);
    }

    private static void Grow<T>(ref T[] buffer, ref bool rented)
    {
        var larger = ArrayPool<T>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        if (rented)
        {
            ArrayPool<T>.Shared.Return(buffer);
        }

        (buffer, rented) = (larger, true);
    }

    private static T[] Exactly<T>(T[] buffer, int count, bool rented)
    {
        var vector = count == buffer.Length && !rented ? buffer : buffer[..count];
        if (rented)
        {
            ArrayPool<T>.Shared.Return(buffer);
        }

        return vector;
    }
}
