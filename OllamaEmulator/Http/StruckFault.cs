using OllamaMcp.Emulator.Faults;

namespace OllamaMcp.Emulator.Http;

/// <summary>What goes wrong in the middle of an answer, and whether the emulator itself broke the connection.</summary>
internal sealed class StruckFault(HttpContext context)
{
    private static readonly object Key = new();

    public Fault? MidStream { get; private set; }

    /// <summary>Lines that were written; for the record of a cancelled call.</summary>
    public int Lines { get; set; }

    /// <summary>The end came from here, not from the client.</summary>
    public bool Broken { get; private set; }

    public static StruckFault Of(HttpContext context)
    {
        if (context.Items.TryGetValue(Key, out var there))
        {
            return (StruckFault)there!;
        }

        StruckFault made = new(context);
        context.Items[Key] = made;
        return made;
    }

    public void Set(Fault fault) => MidStream = fault;

    public void Break()
    {
        Broken = true;
        context.Abort();
    }

    /// <summary>Waits until the client has had enough.</summary>
    public static Task HangAsync(HttpContext context) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
}
