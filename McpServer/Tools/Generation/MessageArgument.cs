using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>A message as callers give it.</summary>
internal sealed record MessageArgument
{
    [Description("Who says it.")]
    [AllowedValues("system", "user", "assistant", "tool")]
    public required string Role { get; init; }

    [Description("What is said.")]
    public string? Content { get; init; }

    [Description("On assistant messages: what the model thought before.")]
    public string? Thinking { get; init; }

    [Description("Images for a model that sees: each the bytes of a file in base64, without a data: prefix.")]
    public IReadOnlyList<string>? Images { get; init; }

    [Description("On assistant messages: the functions that the model wanted called.")]
    public IReadOnlyList<ToolCallArgument>? ToolCalls { get; init; }

    [Description("On tool messages: the function whose result this is.")]
    public string? ToolName { get; init; }

    [Description("On tool messages: the id of the tool call that this answers.")]
    public string? ToolCallId { get; init; }

    /// <summary>Checks the images and turns all into what Ollama takes.</summary>
    public static IReadOnlyList<Message> ToMessages(IReadOnlyList<MessageArgument> messages)
    {
        for (var i = 0; i < messages.Count; i++)
        {
            Generation.Images.Check(string.Create(CultureInfo.InvariantCulture, $"/messages/{i}/images"), messages[i].Images);
        }

        return [.. messages.Select(m => m.ToMessage())];
    }

    private Message ToMessage() =>
        new()
        {
            Role = Role,
            Content = Content ?? "",
            Thinking = Thinking,
            Images = Images,
            ToolCalls = ToolCalls is null ? null : [.. ToolCalls.Select(c => c.ToToolCall())],
            ToolName = ToolName,
            ToolCallId = ToolCallId,
        };
}

/// <summary>A tool call in a message as callers give it back.</summary>
internal sealed record ToolCallArgument
{
    public string? Id { get; init; }
    public required ToolCallFunctionArgument Function { get; init; }

    [Description("Always function; may be left out.")]
    [AllowedValues("function")]
    public string? Type { get; init; }

    public ToolCall ToToolCall() =>
        new()
        {
            Id = Id,
            Function = new ToolCallFunction
            {
                Index = Function.Index,
                Name = Function.Name,
                Arguments = Function.Arguments ?? JsonElement.Parse("{}"),
            },
        };
}

/// <summary>The function of a tool call as callers give it back.</summary>
internal sealed record ToolCallFunctionArgument
{
    public required string Name { get; init; }

    [Schema(ArgumentSchemas.ToolArguments)]
    public JsonElement? Arguments { get; init; }

    [Range(0, int.MaxValue)]
    public int? Index { get; init; }
}
