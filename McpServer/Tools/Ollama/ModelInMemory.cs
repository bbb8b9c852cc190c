using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>A model in memory, with what follows from what Ollama says of it. What Ollama does not say is left out.</summary>
internal sealed record ModelInMemory
{
    // keep_alive -1 is an expiry some 290 years ahead.
    private static readonly TimeSpan ForEver = TimeSpan.FromDays(365 * 50);

    [Description("The model.")]
    public required string Name { get; init; }

    [Description("Bytes in memory, of all kinds.")]
    public long? Size { get; init; }

    [Description("Of these, bytes on the GPU.")]
    public long? SizeVram { get; init; }

    [Description("The share on the GPU in percent.")]
    public double? GpuPercent { get; init; }

    [Description("The share on the CPU in percent.")]
    public double? CpuPercent { get; init; }

    [Description("The context it was loaded with, in tokens.")]
    public long? ContextLength { get; init; }

    [Description("When it is unloaded, unless it is used before.")]
    public string? ExpiresAt { get; init; }

    [Description("Seconds until then; absent where it stays for ever.")]
    public double? SecondsLeft { get; init; }

    [Description("Whether it stays until it is unloaded by hand (keep_alive -1).")]
    public bool? KeptForEver { get; init; }
    public string? Digest { get; init; }

    [Description("Family, parameter size, quantization.")]
    public ModelDetails? Details { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }

    public static ModelInMemory Of(LoadedModel model, DateTimeOffset now)
    {
        var gpu = model is { Size: > 0, SizeVram: { } vram }
            ? Math.Round(Math.Clamp(100.0 * vram / model.Size.Value, 0, 100), 1)
            : (double?)null;
        TimeSpan? left = DateTimeOffset.TryParse(model.ExpiresAt, CultureInfo.InvariantCulture, out var expires) ? expires - now : null;
        return new ModelInMemory
        {
            Name = model.Name,
            Size = model.Size,
            SizeVram = model.SizeVram,
            GpuPercent = gpu,
            CpuPercent = gpu is { } share ? Math.Round(100 - share, 1) : null,
            ContextLength = model.ContextLength,
            ExpiresAt = model.ExpiresAt,
            SecondsLeft = left is { } until && until < ForEver ? Math.Round(Math.Max(0, until.TotalSeconds), 1) : null,
            KeptForEver = left is { } known ? known >= ForEver : null,
            Digest = model.Digest,
            Details = model.Details,
            Unknown = model.Unknown,
        };
    }
}
