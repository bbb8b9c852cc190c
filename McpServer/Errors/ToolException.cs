namespace OllamaMcp.Server.Errors;

/// <summary>
/// A tool could not do what it was asked. It becomes a tool result with <c>isError</c> that tells the model what happened,
/// what was tried, and what to do next; so its texts hold nothing secret and nothing of this program's inside.
/// </summary>
internal sealed class ToolException(ErrorCode code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Which of <see cref="ErrorCodes"/> it is.</summary>
    public ErrorCode Code { get; } = code;

    /// <summary>What was tried before giving up: an address, a list of instances. Null where there is nothing to say.</summary>
    public string? Tried { get; init; }

    /// <summary>What to do next. Default: the code's own <see cref="ErrorCode.Remedy"/>.</summary>
    public string Next { get; init; } = code.Remedy;

    /// <summary>The text that had come before the answer broke off. Null where none had.</summary>
    public string? Partial { get; init; }

    /// <summary>When to try again. Null where waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>With <c>invalid_arguments</c>: everything that is wrong, at once. Empty with other codes.</summary>
    public IReadOnlyList<ArgumentProblem> Problems { get; init; } = [];
}
