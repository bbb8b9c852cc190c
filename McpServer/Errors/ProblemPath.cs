using System.Text.Json;

namespace OllamaMcp.Server.Errors;

/// <summary>Where in a JSON text a value did not fit.</summary>
internal static class ProblemPath
{
    /// <returns>A JSON pointer: <c>/argument/values/3</c> for the path <c>$.argument.values[3]</c>. Empty where it is the whole text.</returns>
    public static string Of(JsonException error) =>
        error.Path is { Length: > 1 } path
            ? path.TrimStart('$').Replace('.', '/').Replace('[', '/').Replace("]", "", StringComparison.Ordinal)
            : "";
}
