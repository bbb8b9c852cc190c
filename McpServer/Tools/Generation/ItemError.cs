using System.ComponentModel;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>What went wrong with one part of a call whose other parts are well.</summary>
internal sealed record ItemError
{
    [Description("A stable code.")]
    public required string Code { get; init; }

    [Description("What happened.")]
    public required string Message { get; init; }

    [Description("What to do next.")]
    public required string Next { get; init; }

    [Description("The text that had come before the answer broke off.")]
    public string? Partial { get; init; }

    public static ItemError From(ToolException error) =>
        new()
        {
            Code = error.Code.Value,
            Message = error.Message,
            Next = error.Next,
            Partial = error.Partial,
        };
}
