namespace OllamaMcp.AppHost.Processes.Display;

/// <summary>What the user sees: lines of the AppHost, and those of the children with their name before them.</summary>
/// <remarks>Thread-safe. Where the terminal is gone, what is said is lost, and the run goes on to end its children.</remarks>
internal sealed class Screen(TextWriter output, TextWriter errors, Palette palette)
{
    private readonly Lock _lock = new();

    public void Say(string text = "")
    {
        lock (_lock)
        {
            Write(output, text);
        }
    }

    public void Complain(string text)
    {
        lock (_lock)
        {
            Write(errors, text);
        }
    }

    /// <param name="name">The child.</param>
    /// <param name="width">Of the longest name, so that the lines stand below each other.</param>
    /// <param name="line">What it wrote.</param>
    public void Relay(string name, int width, string line)
    {
        lock (_lock)
        {
            Write(output, $"{palette.Paint(name, name.PadRight(width) + " |")} {line}");
        }
    }

    private static void Write(TextWriter writer, string text)
    {
        try
        {
            writer.WriteLine(text);
        }
        catch (IOException)
        {
            // The terminal was closed.
        }
    }
}
