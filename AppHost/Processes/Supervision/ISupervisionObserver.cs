using OllamaMcp.AppHost.Processes.Children;

namespace OllamaMcp.AppHost.Processes.Supervision;

/// <summary>Is told what happens to the parts. Called from any thread, for one part at a time.</summary>
internal interface ISupervisionObserver
{
    void Changed(PartState state);

    void Wrote(string part, string line);

    /// <param name="died">The state after the death: starting again, or failed.</param>
    /// <param name="unseen">What it wrote last, where none of that was shown.</param>
    void Died(PartState died, IReadOnlyList<string> unseen);

    /// <summary>A process was started for the part; <see cref="Ended"/> follows when it is gone.</summary>
    /// <param name="child">The process.</param>
    /// <param name="where">Its address.</param>
    void Started(Child child, string where);

    void Ended(Child child);
}
