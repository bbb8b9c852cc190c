namespace OllamaMcp.Server.Errors;

/// <summary>One thing that is wrong with the arguments of a call.</summary>
/// <param name="Path">A JSON pointer to the value, such as <c>/options/temperature</c>; empty for the arguments as a whole.</param>
/// <param name="Got">What was sent, shortened.</param>
/// <param name="Expected">What would have been right.</param>
internal sealed record ArgumentProblem(string Path, string Got, string Expected)
{
    /// <summary>The error for these problems, as <c>invalid_arguments</c>.</summary>
    public static ToolException Refuse(IReadOnlyList<ArgumentProblem> problems) =>
        new(ErrorCodes.InvalidArguments, Describe(problems)) { Problems = problems };

    /// <summary>The error for one problem.</summary>
    public static ToolException Refuse(string path, string got, string expected) => Refuse([new ArgumentProblem(path, got, expected)]);

    private static string Describe(IReadOnlyList<ArgumentProblem> problems) =>
        problems is [var only] ? only.ToString() : $"{problems.Count} arguments are wrong: {string.Join("; ", problems)}.";

    /// <inheritdoc/>
    public override string ToString() => $"{(Path.Length == 0 ? "arguments" : Path)}: got {Got}, expected {Expected}";
}
