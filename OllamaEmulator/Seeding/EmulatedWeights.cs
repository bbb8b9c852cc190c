using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Settings;

namespace OllamaMcp.Emulator.Seeding;

/// <summary>Makes the weights file of an emulated model: its head is like a real one's, its numbers are zeros.</summary>
internal static class EmulatedWeights
{
    private const int Blocks = 5;

    private static readonly string[] BlockParts =
    [
        "attn_norm.weight",
        "attn_q.weight",
        "attn_k.weight",
        "attn_v.weight",
        "attn_output.weight",
        "ffn_norm.weight",
        "ffn_gate.weight",
        "ffn_up.weight",
        "ffn_down.weight",
    ];

    public static byte[] Make(EmulatedModel model)
    {
        using GgufWriter gguf = new();
        AddGeneral(gguf, model);
        AddArchitecture(gguf, model.Family, model);
        gguf.Add("tokenizer.ggml.model", "emulated")
            .Add("tokenizer.ggml.bos_token_id", 1u)
            .Add("tokenizer.ggml.eos_token_id", 2u)
            .Add("tokenizer.ggml.unknown_token_id", 0u)
            .AddTexts("tokenizer.ggml.tokens", ["<unk>", "<s>", "</s>"]);
        return gguf.ToArray([.. Tensors(model.EmbeddingLength)], model.WeightBytes);
    }

    private static void AddGeneral(GgufWriter gguf, EmulatedModel model) =>
        gguf.Add("general.architecture", model.Family)
            .Add("general.description", "Emulated: no weights")
            .Add("general.file_type", (uint)model.FileType)
            .Add("general.name", model.Weights ?? model.Name)
            .Add("general.parameter_count", (ulong)model.ParameterCount)
            .Add("general.size_label", ModelConfig.HumanNumber(model.ParameterCount));

    private static void AddArchitecture(GgufWriter gguf, string family, EmulatedModel model)
    {
        gguf.Add($"{family}.attention.head_count", 8u)
            .Add($"{family}.attention.head_count_kv", 4u)
            .Add($"{family}.block_count", Blocks)
            .Add($"{family}.context_length", (uint)model.ContextLength)
            .Add($"{family}.embedding_length", (uint)model.EmbeddingLength)
            .Add($"{family}.feed_forward_length", (uint)model.EmbeddingLength * 4);
        if (family.Contains("bert", StringComparison.Ordinal))
        {
            gguf.Add($"{family}.pooling_type", 1u);
        }
        else
        {
            gguf.Add($"{family}.rope.dimension_count", 8u).Add($"{family}.vocab_size", 3u);
        }
    }

    private static IEnumerable<GgufTensor> Tensors(int width)
    {
        yield return new GgufTensor("token_embd.weight", "F32", [width, 3]);
        yield return new GgufTensor("output_norm.weight", "F32", [width]);
        for (var block = 0; block < Blocks; block++)
        {
            foreach (var part in BlockParts)
            {
                yield return new GgufTensor(
                    $"blk.{block}.{part}",
                    "F32",
                    part.Contains("norm", StringComparison.Ordinal) ? [width] : [width, width]
                );
            }
        }
    }
}
