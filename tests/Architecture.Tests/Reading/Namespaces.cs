namespace OllamaMcp.Architecture.Reading;

internal static class Namespaces
{
    /// <summary>Whether a namespace is the given one or lies below it.</summary>
    public static bool IsWithin(string space, string above) =>
        space.StartsWith(above, StringComparison.Ordinal) && (space.Length == above.Length || space[above.Length] == '.');
}
