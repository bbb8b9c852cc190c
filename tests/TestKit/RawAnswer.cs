namespace OllamaMcp.TestKit;

/// <summary>An answer as it stood on the wire. Repeated headers are joined with a comma and a blank.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Lines of the body; a last empty one is left out.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            var lines = Body.Split('\n');
            return Body.Length == 0 ? []
                : lines[^1].Length == 0 ? lines[..^1]
                : lines;
        }
    }
}
