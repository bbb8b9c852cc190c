using System.Text.Json;
using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Settings;

namespace OllamaMcp.Emulator.Seeding;

/// <summary>Puts the models of the options into the store, as a create would.</summary>
internal static class ModelSeeder
{
    public static async Task AddMissingAsync(ModelStore store, IReadOnlyList<EmulatedModel> models)
    {
        foreach (var model in models)
        {
            var name = ModelName.Parse(model.Name);
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
            await writer.BytesAsync(Layer.Model, EmulatedWeights.Make(model)) with
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
}
