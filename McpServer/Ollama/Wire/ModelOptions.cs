using System.Collections.Frozen;
using System.Text.Json;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Ollama.Wire;

/// <summary>
/// Every option that a model takes at run time (<c>options</c> of a request, <c>PARAMETER</c> of a Modelfile): Ollama's
/// <c>Options</c> and <c>Runner</c>, and the older names that clients still send. Ollama drops an unknown option without a word and
/// answers 500 to a wrong type; this table tells before.
/// </summary>
internal static class ModelOptions
{
    private const double MaxInt = int.MaxValue;

    /// <summary>In the order in which documentation shows them.</summary>
    public static IReadOnlyList<ModelOption> All { get; } =
    [
        Float("temperature", 0, null, "How freely the next token is chosen: 0 always takes the likeliest. Default 0.8."),
        Int("top_k", 0, MaxInt, "Only this many of the likeliest tokens are considered; 0 for all. Default 40."),
        Float("top_p", 0, 1, "Only the likeliest tokens that together reach this probability are considered. Default 0.9."),
        Float("min_p", 0, 1, "Only tokens at least this likely, relative to the likeliest, are considered. Default 0."),
        Float("typical_p", 0, 1, "Only tokens of typical information content are considered; 1 for all. Default 1."),
        Int("seed", -1, uint.MaxValue, "The same seed and request give the same answer; -1 for another one each time. Default -1."),
        Int("num_predict", -2, MaxInt, "The most tokens to answer with; -1 for no limit, -2 until the context is full. Default -1."),
        Strings("stop", "The answer ends before any of these texts."),
        Float("repeat_penalty", 0, null, "How much repeated tokens are held back; 1 for not at all. Default 1."),
        Int("repeat_last_n", -1, MaxInt, "How many tokens back count as repetition; 0 for none, -1 for the whole context. Default 64."),
        Float("presence_penalty", -2, 2, "How much tokens that came already are held back. Default 0."),
        Float("frequency_penalty", -2, 2, "How much tokens are held back for each time that they came. Default 0."),
        Int("num_ctx", 1, MaxInt, "The size of the context in tokens; another size loads the model anew. Default: set by the server."),
        Int("num_keep", -1, MaxInt, "How many tokens of the prompt stay when the context is full; -1 for all. Default 4."),
        Int("num_batch", 1, MaxInt, "How many tokens of a prompt are worked on at once. Default 512."),
        Int("num_gpu", -1, MaxInt, "How many layers go to the GPU; -1 for as many as fit. Default -1."),
        Int("main_gpu", 0, MaxInt, "Which GPU holds what is not split. Default 0."),
        Int("num_thread", 0, MaxInt, "How many threads compute; 0 lets the runtime decide. Default 0."),
        Bool("use_mmap", "Whether the model file is mapped into memory. Default: as the platform likes it."),
        Int("draft_num_predict", 0, MaxInt, "How many tokens a draft model guesses ahead, where the model has one. Default 4."),
        Ignored("num_parts", ModelOptionKind.Int),
        Ignored("num_gqa", ModelOptionKind.Int),
        Ignored("tfs_z", ModelOptionKind.Float),
        Ignored("mirostat", ModelOptionKind.Int),
        Ignored("mirostat_tau", ModelOptionKind.Float),
        Ignored("mirostat_eta", ModelOptionKind.Float),
        Ignored("penalize_newline", ModelOptionKind.Bool),
        Ignored("rope_frequency_base", ModelOptionKind.Float),
        Ignored("rope_frequency_scale", ModelOptionKind.Float),
        Ignored("numa", ModelOptionKind.Bool),
        Ignored("low_vram", ModelOptionKind.Bool),
        Ignored("f16_kv", ModelOptionKind.Bool),
        Ignored("logits_all", ModelOptionKind.Bool),
        Ignored("vocab_only", ModelOptionKind.Bool),
        Ignored("use_mlock", ModelOptionKind.Bool),
        Ignored("embedding_only", ModelOptionKind.Bool),
    ];

    private static readonly FrozenDictionary<string, ModelOption> ByName = All.ToFrozenDictionary(option => option.Name);

    /// <summary>The option of that name, or null. Names are lower case.</summary>
    public static ModelOption? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Everything that is wrong with an <c>options</c> object; empty where all is well. A null value counts as not given.</summary>
    public static IReadOnlyList<ModelOptionProblem> Check(JsonElement options)
    {
        if (options.ValueKind is not JsonValueKind.Object)
        {
            return [new("options", "must be an object, such as {\"temperature\": 0.7}")];
        }

        var problems = new List<ModelOptionProblem>();
        foreach (var property in options.EnumerateObject())
        {
            if (Find(property.Name) is not { } option)
            {
                problems.Add(Unknown(property.Name));
            }
            else if (option.WrongWith(property.Value) is { } wrong)
            {
                problems.Add(new(property.Name, wrong));
            }
        }

        return problems;
    }

    /// <summary>The problem with a name that is in no table.</summary>
    public static ModelOptionProblem Unknown(string name)
    {
        var nearest = NearestName.Of(name, ByName.Keys);
        return new(name, nearest is null ? "is no option of Ollama" : $"is no option of Ollama; did you mean {nearest}?");
    }

    private static ModelOption Int(string name, double min, double max, string description) =>
        new(name, ModelOptionKind.Int, min, max, description);

    private static ModelOption Float(string name, double min, double? max, string description) =>
        new(name, ModelOptionKind.Float, min, max, description);

    private static ModelOption Bool(string name, string description) => new(name, ModelOptionKind.Bool, null, null, description);

    private static ModelOption Strings(string name, string description) => new(name, ModelOptionKind.Strings, null, null, description);

    private static ModelOption Ignored(string name, ModelOptionKind kind) =>
        new(name, kind, null, null, "Accepted for older clients; today's Ollama ignores it.") { IsIgnored = true };
}
