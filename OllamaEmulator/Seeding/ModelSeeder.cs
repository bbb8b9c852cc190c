using System.Text.Json;
using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Settings;

namespace OllamaMcp.Emulator.Seeding;

/// <summary>Puts the models of the options into the store, as a create would.</summary>
internal static class ModelSeeder
{
    public static async Task AddMissingAsync(ModelStore store, IReadOnlyList<EmulatedModel> models)
    {
        foreach (EmulatedModel model in models)
        {
            ModelName name = ModelName.Parse(model.Name);
            if (!name.IsValid)
            {
                throw new ArgumentException(
                    $"'{model.Name}' is no model name: use namespace/model:tag, with letters, digits, '.', '_' and '-'.",
                    nameof(models)
                );
            }

            if (store.Find(name) is null)
            {
                store.Manifests.Put(name, (await ManifestAsync(store.Blobs, model)).ToJson());
            }
        }
    }

    private static async Task<Manifest> ManifestAsync(IBlobStore blobs, EmulatedModel model)
    {
        LayerWriter writer = new(blobs);
        List<Layer> layers =
        [
            await writer.BytesAsync(Layer.Model, Weights(model)) with
            {
                From = "/emulator/weights.gguf",
            },
            await writer.TextAsync(Layer.Template, model.Template),
        ];
        if (model.System is { Length: > 0 } system)
        {
            layers.Add(await writer.TextAsync(Layer.System, system));
        }

        if (model.License is { Length: > 0 } license)
        {
            layers.Add(await writer.TextAsync(Layer.License, license));
        }

        if (model.Parameters.Count > 0)
        {
            layers.Add(await writer.ParametersAsync(Parameters(model)));
        }

        return await writer.ManifestAsync(Config(model), layers);
    }

    private static ModelConfig Config(EmulatedModel model) =>
        new()
        {
            Family = model.Family,
            ParameterSize = ModelConfig.HumanNumber(model.ParameterCount),
            Quantization = GgufTypes.FileName(model.FileType),
            ReportedSize = model.ReportedSize,
            VideoMemory = model.VideoMemory,
            Endless = model.Endless,
            ExtraCapabilities = model.ExtraCapabilities,
        };

    private static Dictionary<string, JsonElement> Parameters(EmulatedModel model) =>
        model.Parameters.ToDictionary(
            parameter => parameter.Key,
            parameter => JsonSerializer.SerializeToElement(parameter.Value),
            StringComparer.Ordinal
        );

    private static byte[] Weights(EmulatedModel model)
    {
        string family = model.Family;
        using GgufWriter gguf = new();
        gguf.Add("general.architecture", family)
            .Add("general.description", "Emulated: no weights")
            .Add("general.file_type", (uint)model.FileType)
            .Add("general.name", model.Name)
            .Add("general.parameter_count", (ulong)model.ParameterCount)
            .Add($"{family}.attention.head_count", 8)
            .Add($"{family}.block_count", 1)
            .Add($"{family}.context_length", (uint)model.ContextLength)
            .Add($"{family}.embedding_length", (uint)model.EmbeddingLength);
        if (family.Contains("bert", StringComparison.Ordinal))
        {
            gguf.Add($"{family}.pooling_type", 1);
        }

        gguf.Add("tokenizer.ggml.model", "emulated").AddTexts("tokenizer.ggml.tokens", ["<unk>", "<s>", "</s>"]);
        GgufTensor embedding = new("token_embd.weight", "F32", [model.EmbeddingLength, 3]);
        return gguf.ToArray([embedding], model.WeightBytes);
    }
}
