using System.Text.RegularExpressions;

namespace OllamaMcp.AppHost.Processes.Display;

/// <summary>What the user sees: lines of the AppHost, those of the children with their name before them, and a footer that stays.</summary>
/// <remarks>Thread-safe. Where the terminal is gone, what is said is lost, and the run goes on to end its children.</remarks>
internal sealed partial class Screen(TextWriter output, TextWriter errors, Palette palette, Func<bool>? isOurs = null)
{
    private readonly Lock _lock = new();
    private readonly Footer _footer = new();
    private Func<TerminalSize, IReadOnlyList<FooterLine>>? _live;

    /// <summary>Standard output and error. On one terminal they are one, or what the one writes would go through the footer of the other.</summary>
    public static Screen OfConsole(Palette palette) =>
        new(Console.Out, Terminal.IsLive && !Console.IsErrorRedirected ? Console.Out : Console.Error, palette, () => Terminal.IsOurs);

    public void Say(string text = "") => Write(output, text);

    public void Complain(string text) => Write(errors, text);

    /// <param name="name">The child.</param>
    /// <param name="width">Of the longest name, so that the lines stand below each other.</param>
    /// <param name="line">What it wrote.</param>
    public void Relay(string name, int width, string line) =>
        Write(output, $"{palette.Paint(name, name.PadRight(width) + " |")} {Control().Replace(line, "")}");

    /// <summary>Keeps these lines at the bottom of the terminal, until they are null. They are asked for with every line that is written.</summary>
    public void Keep(Func<TerminalSize, IReadOnlyList<FooterLine>>? footer)
    {
        lock (_lock)
        {
            _live = footer ?? (_ => []);
            Refresh("");
            _live = footer;
        }
    }

    /// <summary>Whether there is a footer to look at now.</summary>
    public bool HasFooter
    {
        get
        {
            lock (_lock)
            {
                return _live is not null && IsOurs;
            }
        }
    }

    /// <summary>Others have written below the footer: it stays there, and the next one comes below that.</summary>
    public void Abandon()
    {
        lock (_lock)
        {
            _footer.Abandon();
        }
    }

    /// <summary>Asks for the footer again.</summary>
    public void Refresh()
    {
        lock (_lock)
        {
            Refresh("");
        }
    }

    private void Write(TextWriter writer, string text)
    {
        lock (_lock)
        {
            if (_live is null || writer != output)
            {
                Try(() => writer.WriteLine(text));
            }
            else
            {
                Refresh(text + "\n");
            }
        }
    }

    private bool IsOurs => isOurs?.Invoke() ?? true;

    private void Refresh(string text)
    {
        if (_live is not null && !IsOurs)
        {
            _footer.Abandon();
            Try(() => output.Write(text));
        }
        else if (_live is not null)
        {
            var size = Terminal.Size();
            Try(() => output.Write(_footer.Write(text, _live(size), size.Columns, Terminal.Typed())));
        }
    }

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            // The terminal was closed.
        }
    }

    // What a child writes may move the cursor; its colours may stay.
    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-ln-z]|\e(?!\[[0-9;]*m)|[\x00-\x08\x0B-\x1A\x1C-\x1F\x7F]", RegexOptions.None, 1000)]
    private static partial Regex Control();
}
