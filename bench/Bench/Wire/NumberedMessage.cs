using System.Buffers.Text;

namespace OllamaMcp.Bench.Wire;

/// <summary>
/// A message made once, in which every occurrence of <see cref="Placeholder"/> is overwritten with the number of the call: ids
/// differ from call to call and the length does not. One user at a time.
/// </summary>
internal sealed class NumberedMessage
{
    /// <summary>Ten digits, like every number that takes its place.</summary>
    public const string Placeholder = "9999999999";

    private const long First = 1_000_000_000;
    private readonly byte[] _bytes;
    private readonly int[] _places;

    public NumberedMessage(byte[] bytes)
    {
        _bytes = bytes;
        _places = [.. Places(bytes)];
    }

    /// <summary>The bytes with the number in place; overwritten by the next call.</summary>
    public ReadOnlyMemory<byte> With(long number)
    {
        foreach (var place in _places)
        {
            Utf8Formatter.TryFormat(First + number, _bytes.AsSpan(place), out _);
        }

        return _bytes;
    }

    /// <summary>The number that <see cref="With"/> wrote, from the id that came back.</summary>
    public static long NumberOf(long id) => id - First;

    private static List<int> Places(byte[] bytes)
    {
        var places = new List<int>();
        for (var from = 0; ; )
        {
            var found = bytes.AsSpan(from).IndexOf("9999999999"u8);
            if (found < 0)
            {
                return places;
            }

            places.Add(from + found);
            from += found + Placeholder.Length;
        }
    }
}
