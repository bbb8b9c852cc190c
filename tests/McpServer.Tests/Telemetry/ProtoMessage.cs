using System.Buffers.Binary;
using System.Text;

namespace OllamaMcp.Server.Tests.Telemetry;

/// <summary>A message of protocol buffers, whose fields are known by number alone.</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Field, ulong Number, ReadOnlyMemory<byte> Bytes)> _fields = [];

    public ProtoMessage(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var key = ReadVarint(ref bytes);
            var field = (int)(key >> 3);
            switch (key & 7)
            {
                case 0:
                    _fields.Add((field, ReadVarint(ref bytes), default));
                    break;
                case 1:
                    _fields.Add((field, BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span), default));
                    bytes = bytes[8..];
                    break;
                case 2:
                    var length = (int)ReadVarint(ref bytes);
                    _fields.Add((field, 0, bytes[..length]));
                    bytes = bytes[length..];
                    break;
                case 5:
                    _fields.Add((field, BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span), default));
                    bytes = bytes[4..];
                    break;
                default:
                    throw new InvalidDataException($"Wire type {key & 7}");
            }
        }
    }

    /// <summary>The numbers of the fields that are there.</summary>
    public IEnumerable<int> Fields => _fields.Select(f => f.Field);

    public IEnumerable<ProtoMessage> All(int field) => _fields.Where(f => f.Field == field).Select(f => new ProtoMessage(f.Bytes));

    public ProtoMessage One(int field) => All(field).FirstOrDefault() ?? new ProtoMessage(default);

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field).Span);

    public string Hex(int field) => Convert.ToHexStringLower(Bytes(field).Span);

    public ulong Number(int field) => _fields.Find(f => f.Field == field).Number;

    /// <summary>Numbers of 64 bits, packed.</summary>
    public double[] Doubles(int field)
    {
        var bytes = Bytes(field).Span;
        var values = new double[bytes.Length / sizeof(double)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
        }

        return values;
    }

    private ReadOnlyMemory<byte> Bytes(int field) => _fields.Find(f => f.Field == field).Bytes;

    private static ulong ReadVarint(ref ReadOnlyMemory<byte> bytes)
    {
        ulong value = 0;
        var shift = 0;
        byte last;
        do
        {
            last = bytes.Span[0];
            bytes = bytes[1..];
            value |= (ulong)(last & 0x7f) << shift;
            shift += 7;
        } while ((last & 0x80) != 0);

        return value;
    }
}
