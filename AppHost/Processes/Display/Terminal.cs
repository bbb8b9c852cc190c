using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Display;

/// <summary>What standard output is.</summary>
internal static class Terminal
{
    private const int Output = 1;

    private static readonly TerminalSize Usual = new(80, 24);

    /// <summary>Whether a person looks at it, and it can do more than print one line below the other.</summary>
    public static bool IsLive { get; } =
        !Console.IsOutputRedirected
        && Environment.GetEnvironmentVariable("TERM") != "dumb"
        && (OperatingSystem.IsWindows() ? IsSet("WT_SESSION") : IsSet("TERM"))
        && !IsSet("CI");

    /// <summary>Whether what stands there is this program's to erase: in the background, the shell and its next program write there.</summary>
    public static bool IsOurs => OperatingSystem.IsWindows() || Foreground.Has(Output);

    /// <summary>Whether colours are wanted.</summary>
    public static bool HasColours { get; } =
        !Console.IsOutputRedirected && !IsSet("NO_COLOR") && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>As it is now: it changes when the window does.</summary>
    public static TerminalSize Size()
    {
        try
        {
            var size = new TerminalSize(Console.WindowWidth, Console.WindowHeight);
            return size is { Columns: > 0, Rows: > 0 } ? size : Usual;
        }
        catch (IOException)
        {
            return Usual;
        }
    }

    /// <summary>How long a line may be; in a file or a pipe as long as it is.</summary>
    public static int Width => Console.IsOutputRedirected ? int.MaxValue : Size().Columns;

    /// <summary>The lines that the user typed since the last time. Windows shows none where nobody reads.</summary>
    public static IReadOnlyList<string> Typed() => OperatingSystem.IsWindows() || Console.IsInputRedirected ? [] : TypedLines.Take();

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
