using System.Text.Json;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Registry;

namespace OllamaMcp.Emulator.Native;

/// <summary>Makes a model out of another one or out of files, in the order and with the words of Ollama.</summary>
internal sealed class ModelMaker(ModelStore store, ModelPuller puller)
{
    private static readonly string[] Quantizations = ["F32", "F16", "Q4_K_S", "Q4_K_M", "Q8_0"];

    public async Task MakeAsync(CreateRequest request, ProgressSink sink, CancellationToken cancellationToken)
    {
        var draft =
            request.From.Length > 0 ? await FromModelAsync(request, sink, cancellationToken)
            : request.Files.Count > 0 ? await FromFilesAsync(request, sink)
            : throw new ApiException(400, "neither 'from' or 'files' was specified");
        await QuantizeAsync(request, draft, sink);
        await SetAsync(request, draft);
        foreach ((var layer, var isNew) in draft.Layers)
        {
            await sink.StatusAsync($"{(isNew ? "creating new layer" : "using existing layer")} {layer.Digest}");
        }

        var manifest = await new LayerWriter(store.Blobs).ManifestAsync(draft.Config, [.. draft.Layers.Select(part => part.Layer)]);
        await sink.StatusAsync("writing manifest");
        store.Manifests.Put(request.Name, manifest.ToJson());
    }

    private async Task<ModelDraft> FromModelAsync(CreateRequest request, ProgressSink sink, CancellationToken cancellationToken)
    {
        var name = ModelName.Parse(request.From);
        if (!name.IsValid)
        {
            throw new ApiException(400, "invalid model name");
        }

        if (store.Find(name) is null)
        {
            await puller.PullAsync(name, insecure: false, sink, cancellationToken);
        }

        var model = store.Find(name) ?? throw ApiException.NotFound(request.From);
        return new ModelDraft(store.Blobs, model.Config)
        {
            Layers =
            [
                .. model.Manifest.Layers.Select(layer =>
                    (layer with { From = layer.MediaType == Layer.Model ? model.Name.Short : layer.From }, false)
                ),
            ],
            Parameters = new Dictionary<string, JsonElement>(model.Parameters, StringComparer.Ordinal),
        };
    }

    private async Task<ModelDraft> FromFilesAsync(CreateRequest request, ProgressSink sink)
    {
        if (request.Files.Keys.FirstOrDefault(file => !file.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase)) is not null)
        {
            throw new ApiException(400, "unknown type");
        }

        await sink.StatusAsync("parsing GGUF");
        var digest = Digest.Parse(request.Files.Values.First()) ?? throw new ApiException(500, "invalid digest format");
        await using var content = store.Blobs.Open(digest);
        var weights = GgufFile.Read(content) ?? throw new ApiException(500, "supplied file was not in GGUF format");
        ModelConfig config = new()
        {
            Family = weights.Architecture,
            ParameterSize = ModelConfig.HumanNumber(weights.Number("general.parameter_count") ?? 0),
            Quantization = GgufTypes.FileName(weights.Number("general.file_type") ?? 0),
        };
        return new ModelDraft(store.Blobs, config)
        {
            Layers = [(new Layer(Layer.Model, digest, store.Blobs.Length(digest)!.Value), false)],
        };
    }

    // The weights stay as they are: an emulated model has none worth packing
    private static async Task QuantizeAsync(CreateRequest request, ModelDraft draft, ProgressSink sink)
    {
        if (request.Quantize.Length == 0)
        {
            return;
        }

        var wanted = request.Quantize.ToUpperInvariant();
        if (!Quantizations.Contains(wanted, StringComparer.Ordinal))
        {
            throw new ApiException(500, $"unsupported quantization type {wanted} - supported types are {string.Join(", ", Quantizations)}");
        }

        var now = draft.Config.Quantization;
        if (now is not ("F16" or "F32"))
        {
            throw new ApiException(500, "quantization is only supported for F16 and F32 models");
        }

        var total = draft.Layers[0].Layer.Size;
        for (var tenth = 1; tenth <= 10; tenth++)
        {
            await sink.LayerAsync($"quantizing {now} model to {wanted}", "0000000000000000000", total, total * tenth / 10);
        }

        draft.Layers[0] = (draft.Layers[0].Layer with { From = null }, true);
        draft.Config = draft.Config with { Quantization = wanted };
    }

    private static async Task SetAsync(CreateRequest request, ModelDraft draft)
    {
        if (request.Template.Length > 0)
        {
            PromptText.CheckTemplate(request.Template, "template error: ", 400);
            await draft.ReplaceAsync(Layer.Template, request.Template);
        }

        if (request.System.Length > 0)
        {
            await draft.ReplaceAsync(Layer.System, request.System);
        }

        foreach (var license in request.Licenses())
        {
            await draft.AddAsync(Layer.License, license);
        }

        await draft.SetParametersAsync(request.Parameters);
        await draft.SetMessagesAsync(request.Messages);
    }
}
