using System.Text;

namespace OllamaMcp.Emulator.Models;

/// <summary>Writes a GGUF file whose metadata is true to the emulated model and whose weights are zeros.</summary>
internal sealed class GgufWriter : IDisposable
{
    private readonly BinaryWriter _body = new(new MemoryStream());
    private ulong _count;

    public GgufWriter Add(string key, string value)
    {
        Key(key, 8);
        Text(value);
        return this;
    }

    public GgufWriter Add(string key, uint value)
    {
        Key(key, 4);
        _body.Write(value);
        return this;
    }

    public GgufWriter Add(string key, ulong value)
    {
        Key(key, 10);
        _body.Write(value);
        return this;
    }

    public GgufWriter AddTexts(string key, IReadOnlyList<string> values)
    {
        Key(key, 9);
        _body.Write(8u);
        _body.Write((ulong)values.Count);
        foreach (var value in values)
        {
            Text(value);
        }

        return this;
    }

    /// <summary>The whole file, at least as long as asked for.</summary>
    public byte[] ToArray(IReadOnlyList<GgufTensor> tensors, long length)
    {
        using MemoryStream file = new();
        using BinaryWriter writer = new(file);
        writer.Write("GGUF"u8);
        writer.Write(3u);
        writer.Write((ulong)tensors.Count);
        writer.Write(_count);
        _body.Flush();
        writer.Write(((MemoryStream)_body.BaseStream).ToArray());
        foreach (var tensor in tensors)
        {
            WriteTensor(writer, tensor);
        }

        writer.Flush();
        file.SetLength(Math.Max(length, file.Length));
        return file.ToArray();
    }

    public void Dispose() => _body.Dispose();

    private static void WriteTensor(BinaryWriter writer, GgufTensor tensor)
    {
        var name = Encoding.UTF8.GetBytes(tensor.Name);
        writer.Write((ulong)name.Length);
        writer.Write(name);
        writer.Write((uint)tensor.Shape.Count);
        foreach (var side in tensor.Shape)
        {
            writer.Write((ulong)side);
        }

        writer.Write(tensor.Type == "F32" ? 0u : 1u);
        writer.Write(0ul);
    }

    private void Key(string key, uint type)
    {
        Text(key);
        _body.Write(type);
        _count++;
    }

    private void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _body.Write((ulong)bytes.Length);
        _body.Write(bytes);
    }
}
