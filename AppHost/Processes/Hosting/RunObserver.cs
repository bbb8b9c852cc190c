using System.Collections.Concurrent;
using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Display;
using OllamaMcp.AppHost.Processes.Supervision;

namespace OllamaMcp.AppHost.Processes.Hosting;

/// <summary>Tells screen, guard and record what happens to the parts.</summary>
internal sealed class RunObserver(Screen screen, LiveStates? live, RunBook book, int nameWidth) : ISupervisionObserver
{
    private readonly ConcurrentDictionary<string, PartPhase> _shown = new(StringComparer.Ordinal);

    public void Changed(PartState state)
    {
        var isNew = !_shown.TryGetValue(state.Name, out var last) || last != state.Phase || state.Phase == PartPhase.Preparing;
        _shown[state.Name] = state.Phase;
        live?.Take(state);
        // Died tells of the one, and the end itself of the other; the live table of all but what is over.
        if (isNew && state.Phase is not (PartPhase.Restarting or PartPhase.Ending) && (live is null || state.IsOver))
        {
            screen.Say(state.Phase == PartPhase.Ended ? $"{state.Name} ended." : $"{state.Name}: {state.Text}");
        }
    }

    public void Wrote(string part, string line) => screen.Relay(part, nameWidth, line);

    public void Died(PartState died, IReadOnlyList<string> lastLines)
    {
        var lines = lastLines.Select(line => $"  {line}").DefaultIfEmpty("  (nothing)");
        var what = died.Phase == PartPhase.Failed ? "is not started again" : $"is {died.Text}";
        screen.Complain($"{died.Name} {what}. Its last lines:\n{string.Join('\n', lines)}");
    }

    public void Started(Child child, string where) => book.Started(child, where);

    public void Ended(Child child) => book.Ended(child.Id);
}
