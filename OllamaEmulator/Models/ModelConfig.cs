using System.Globalization;
using System.Text.Json;

namespace OllamaMcp.Emulator.Models;

/// <summary>What the config blob says about a model, with what only an emulator plays.</summary>
internal sealed record ModelConfig
{
    public string Format { get; init; } = "gguf";
    public required string Family { get; init; }
    public required string ParameterSize { get; init; }
    public required string Quantization { get; init; }
    public long? ReportedSize { get; init; }
    public long VideoMemory { get; init; }
    public bool Endless { get; init; }
    public IReadOnlyList<string> ExtraCapabilities { get; init; } = [];

    /// <summary>Reads a config blob, also one that a real Ollama wrote.</summary>
    public static ModelConfig Parse(JsonElement json)
    {
        var played = json.TryGetProperty("emulator", out var value) ? value : default;
        var isPlayed = played.ValueKind == JsonValueKind.Object;
        return new ModelConfig
        {
            Format = Text(json, "model_format") ?? "gguf",
            Family = Text(json, "model_family") ?? "unknown",
            ParameterSize = Text(json, "model_type") ?? "unknown",
            Quantization = Text(json, "file_type") ?? "unknown",
            ReportedSize = isPlayed && played.TryGetProperty("size", out var size) ? size.GetInt64() : null,
            VideoMemory = isPlayed && played.TryGetProperty("vram", out var vram) ? vram.GetInt64() : 0,
            Endless = isPlayed && played.TryGetProperty("endless", out var endless) && endless.GetBoolean(),
            ExtraCapabilities =
                isPlayed && played.TryGetProperty("capabilities", out var more)
                    ? [.. more.EnumerateArray().Select(item => item.GetString()!)]
                    : [],
        };
    }

    public byte[] ToJson(IEnumerable<string> layerDigests)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteString("model_format", Format);
            json.WriteString("model_family", Family);
            json.WriteStartArray("model_families");
            json.WriteStringValue(Family);
            json.WriteEndArray();
            json.WriteString("model_type", ParameterSize);
            json.WriteString("file_type", Quantization);
            json.WriteString("architecture", "amd64");
            json.WriteString("os", "linux");
            WriteRootFileSystem(json, layerDigests);
            WritePlayed(json);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary><c>260032</c> as Ollama shows it, <c>260K</c>; millions with two places, billions with one, none where it is even.</summary>
    public static string HumanNumber(double count)
    {
        (var divisor, var unit, var format) = count switch
        {
            >= 1e9 => (1e9, "B", "0.0"),
            >= 1e6 => (1e6, "M", "0.00"),
            >= 1e3 => (1e3, "K", "0"),
            _ => (1, "", "0"),
        };
        var value = count / divisor;
        return value.ToString(value == Math.Floor(value) ? "0" : format, CultureInfo.InvariantCulture) + unit;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void WriteRootFileSystem(Utf8JsonWriter json, IEnumerable<string> layerDigests)
    {
        json.WriteStartObject("rootfs");
        json.WriteString("type", "layers");
        json.WriteStartArray("diff_ids");
        foreach (var digest in layerDigests)
        {
            json.WriteStringValue(digest);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WritePlayed(Utf8JsonWriter json)
    {
        json.WriteStartObject("emulator");
        if (ReportedSize is { } size)
        {
            json.WriteNumber("size", size);
        }

        json.WriteNumber("vram", VideoMemory);
        json.WriteBoolean("endless", Endless);
        json.WriteStartArray("capabilities");
        foreach (var capability in ExtraCapabilities)
        {
            json.WriteStringValue(capability);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
