using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>What every tool takes that has a model answer.</summary>
internal abstract record AnswerArguments : IRequestIdentified
{
    [Description(
        "\"json\" for any JSON, or a JSON schema object that the answer must follow. Say in the prompt, too, that JSON is wanted."
    )]
    [Schema(ArgumentSchemas.Format)]
    public JsonElement? Format { get; init; }

    [Description("Whether a thinking model thinks first: true, false, or how much. Its thoughts come back apart from the answer.")]
    [Schema(ArgumentSchemas.Think)]
    public JsonElement? Think { get; init; }

    [Description("Options of the model. Those not given are the model's own.")]
    [ModelOptionsSchema]
    public JsonElement? Options { get; init; }

    [Description(
        "How long the model stays loaded afterwards: seconds, or a duration such as \"5m\"; 0 unloads it at once, a negative number keeps it. "
            + "Default: set by Ollama, usually 5 minutes."
    )]
    [Schema(ArgumentSchemas.KeepAlive)]
    public JsonElement? KeepAlive { get; init; }

    [Description("False: refuse an input that is longer than the context, in place of cutting its beginning. Default true.")]
    public bool? Truncate { get; init; }

    [Description("False: end the answer when the context is full, in place of forgetting its beginning. Default true.")]
    public bool? Shift { get; init; }

    [Description("Return the log probability of every token of the answer. Default false.")]
    public bool? Logprobs { get; init; }

    [Description("With logprobs: how many of the likeliest alternatives to return for each token.")]
    [Range(0, 20)]
    public int? TopLogprobs { get; init; }

    /// <exception cref="ToolException"><c>invalid_arguments</c>: what the schema alone cannot say.</exception>
    public void Check()
    {
        ModelOptionCheck.Run(Options);
        if (TopLogprobs is { } alternatives and > 0 && Logprobs != true)
        {
            throw ArgumentProblem.Refuse("/top_logprobs", $"{alternatives}", "only with logprobs: true");
        }
    }

    [Description("By which ollama_cancel_request can end this call. Made by the server where left out.")]
    [RegularExpression(Patterns.RequestId)]
    public string? RequestId { get; init; }
}
