namespace OllamaMcp.AppHost.Processes.Display;

/// <summary>What the user sees: lines of the AppHost, and those of the children with their name before them. Thread-safe.</summary>
internal sealed class Screen(TextWriter output, TextWriter errors, Palette palette)
{
    private readonly Lock _lock = new();

    public void Say(string text = "")
    {
        lock (_lock)
        {
            output.WriteLine(text);
        }
    }

    public void Complain(string text)
    {
        lock (_lock)
        {
            output.Flush();
            errors.WriteLine(text);
        }
    }

    /// <param name="name">The child.</param>
    /// <param name="width">Of the longest name, so that the lines stand below each other.</param>
    /// <param name="line">What it wrote.</param>
    public void Relay(string name, int width, string line)
    {
        lock (_lock)
        {
            output.WriteLine($"{palette.Paint(name, name.PadRight(width) + " |")} {line}");
        }
    }
}
