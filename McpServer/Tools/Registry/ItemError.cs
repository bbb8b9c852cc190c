using System.ComponentModel;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Tools.Registry;

/// <summary>The error of one item, where a call goes on without it.</summary>
internal sealed record ItemError
{
    [Description("A stable code, such as model_not_found.")]
    public required string Code { get; init; }

    [Description("What happened.")]
    public required string Message { get; init; }

    [Description("What was tried.")]
    public string? Tried { get; init; }

    [Description("What to do next.")]
    public required string Next { get; init; }

    [Description("The text that had come before it broke off.")]
    public string? Partial { get; init; }

    public static ItemError Of(ToolException error) =>
        new()
        {
            Code = error.Code.Value,
            Message = error.Message,
            Tried = error.Tried,
            Next = error.Next,
            Partial = error.Partial,
        };
}
