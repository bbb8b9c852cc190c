namespace OllamaMcp.Emulator.Generation;

/// <summary>What the caller wants of thinking: nothing said, a truth value, or a level.</summary>
internal readonly record struct ThinkRequest(bool? On, string? Level)
{
    public bool Wanted => On == true || Level is not null;
}
