using System.Text;

namespace OllamaMcp.Emulator.Models;

/// <summary>The head of a GGUF file: metadata and the list of tensors. Weights are never read.</summary>
internal sealed record GgufFile(IReadOnlyDictionary<string, GgufValue> Metadata, IReadOnlyList<GgufTensor> Tensors)
{
    private const uint Magic = 0x46554747;
    private const int LongestText = 16 * 1024 * 1024;

    public string Architecture => Text("general.architecture") ?? "unknown";

    public bool IsEmbedding => Metadata.ContainsKey($"{Architecture}.pooling_type");

    public string? Text(string key) => Metadata.TryGetValue(key, out var value) ? value.Value as string : null;

    public long? Number(string key) =>
        Metadata.TryGetValue(key, out var value) && value.Value is not null and not string and not bool
            ? Convert.ToInt64(value.Value, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>Reads the head, or returns null where the stream is no GGUF.</summary>
    public static GgufFile? Read(Stream stream)
    {
        try
        {
            using BinaryReader reader = new(stream, Encoding.UTF8, leaveOpen: true);
            if (reader.ReadUInt32() != Magic || reader.ReadUInt32() is < 2 or > 3)
            {
                return null;
            }

            var tensors = reader.ReadUInt64();
            var values = reader.ReadUInt64();
            SortedDictionary<string, GgufValue> metadata = new(StringComparer.Ordinal);
            for (ulong i = 0; i < values; i++)
            {
                var key = ReadText(reader);
                metadata[key] = ReadValue(reader, reader.ReadUInt32());
            }

            List<GgufTensor> list = [];
            for (ulong i = 0; i < tensors; i++)
            {
                list.Add(ReadTensor(reader));
            }

            return new GgufFile(metadata, list);
        }
        catch (Exception exception) when (exception is EndOfStreamException or InvalidDataException)
        {
            return null;
        }
    }

    private static GgufTensor ReadTensor(BinaryReader reader)
    {
        var name = ReadText(reader);
        var shape = new long[Math.Min(reader.ReadUInt32(), 8)];
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = reader.ReadInt64();
        }

        var type = GgufTypes.TensorName(reader.ReadUInt32());
        reader.ReadUInt64(); // offset
        return new GgufTensor(name, type, shape);
    }

    private static GgufValue ReadValue(BinaryReader reader, uint type)
    {
        if (type != 9)
        {
            return new GgufValue(ReadScalar(reader, type));
        }

        var element = reader.ReadUInt32();
        var length = reader.ReadInt64();
        for (long i = 0; i < length; i++)
        {
            ReadScalar(reader, element);
        }

        return new GgufValue(null, length);
    }

    private static object ReadScalar(BinaryReader reader, uint type) =>
        type switch
        {
            0 => reader.ReadByte(),
            1 => reader.ReadSByte(),
            2 => reader.ReadUInt16(),
            3 => reader.ReadInt16(),
            4 => reader.ReadUInt32(),
            5 => reader.ReadInt32(),
            6 => reader.ReadSingle(),
            7 => reader.ReadBoolean(),
            8 => ReadText(reader),
            10 => reader.ReadUInt64(),
            11 => reader.ReadInt64(),
            12 => reader.ReadDouble(),
            _ => throw new InvalidDataException($"unknown value type {type}"),
        };

    private static string ReadText(BinaryReader reader)
    {
        var length = reader.ReadUInt64();
        return length <= LongestText
            ? Encoding.UTF8.GetString(reader.ReadBytes((int)length))
            : throw new InvalidDataException($"a text of {length} bytes");
    }
}
