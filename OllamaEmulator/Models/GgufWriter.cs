using System.Text;

namespace OllamaMcp.Emulator.Models;

/// <summary>Writes a GGUF file whose metadata is true to the emulated model and whose weights are zeros.</summary>
internal sealed class GgufWriter : IDisposable
{
    private readonly BinaryWriter body = new(new MemoryStream());
    private ulong count;

    public GgufWriter Add(string key, string value)
    {
        Key(key, 8);
        Text(value);
        return this;
    }

    public GgufWriter Add(string key, uint value)
    {
        Key(key, 4);
        body.Write(value);
        return this;
    }

    public GgufWriter Add(string key, ulong value)
    {
        Key(key, 10);
        body.Write(value);
        return this;
    }

    public GgufWriter AddTexts(string key, IReadOnlyList<string> values)
    {
        Key(key, 9);
        body.Write(8u);
        body.Write((ulong)values.Count);
        foreach (string value in values)
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
        writer.Write(count);
        body.Flush();
        writer.Write(((MemoryStream)body.BaseStream).ToArray());
        foreach (GgufTensor tensor in tensors)
        {
            WriteTensor(writer, tensor);
        }

        writer.Flush();
        file.SetLength(Math.Max(length, file.Length));
        return file.ToArray();
    }

    public void Dispose() => body.Dispose();

    private static void WriteTensor(BinaryWriter writer, GgufTensor tensor)
    {
        byte[] name = Encoding.UTF8.GetBytes(tensor.Name);
        writer.Write((ulong)name.Length);
        writer.Write(name);
        writer.Write((uint)tensor.Shape.Count);
        foreach (long side in tensor.Shape)
        {
            writer.Write((ulong)side);
        }

        writer.Write(tensor.Type == "F32" ? 0u : 1u);
        writer.Write(0ul);
    }

    private void Key(string key, uint type)
    {
        Text(key);
        body.Write(type);
        count++;
    }

    private void Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        body.Write((ulong)bytes.Length);
        body.Write(bytes);
    }
}
