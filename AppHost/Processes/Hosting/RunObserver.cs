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
        if (!isNew || state.Phase is PartPhase.Restarting or PartPhase.Ending || (screen.HasFooter && !state.IsOver))
        {
            return;
        }
        if (state.Phase == PartPhase.Failed)
        {
            screen.Complain($"{state.Name}: {state.Text.TrimEnd('.')}.");
        }
        else
        {
            screen.Say(state.Phase == PartPhase.Ended ? $"{state.Name} ended." : $"{state.Name}: {state.Text}");
        }
    }

    public void Wrote(string part, string line) => screen.Relay(part, nameWidth, line);

    public void Died(PartState died, IReadOnlyList<string> unseen)
    {
        if (died.Phase == PartPhase.Restarting)
        {
            screen.Complain($"{died.Name} is {died.Text}.");
        }
        if (unseen.Count > 0)
        {
            screen.Complain($"The last lines of {died.Name}:{string.Concat(unseen.Select(line => "\n  " + line))}");
        }
    }

    public void Started(Child child, string where) => book.Started(child, where);

    public void Ended(Child child) => book.Ended(child.Id);
}
