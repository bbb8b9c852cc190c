namespace OllamaMcp.AppHost.Plan;

/// <summary>Names as Aspire wants them: letters, digits and single hyphens, at most 64.</summary>
internal static class ResourceNames
{
    private const int Longest = 64;

    /// <returns>Such as <c>ollama-llama3-2-1b</c> for <c>llama3.2:1b</c>.</returns>
    public static string OfModel(string ollama, string model) => Legal($"{ollama}-{model}");

    public static string Legal(string text)
    {
        var letters = text.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        var name = string.Join('-', string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return name.Length <= Longest ? name : name[..Longest].TrimEnd('-');
    }
}
