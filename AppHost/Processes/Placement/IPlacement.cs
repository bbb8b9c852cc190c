using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Processes.Placement;

/// <summary>Decides what carries out a part of the topology on this machine: the real thing, or what stands in for it.</summary>
internal interface IPlacement
{
    /// <summary>Looks, before anything is started, whether the part will get the port that people are told.</summary>
    /// <exception cref="Machine.HostException">It is taken.</exception>
    void Check(Part part) { }

    /// <param name="part">The part to place.</param>
    /// <param name="given">Environment variables that its dependencies give.</param>
    /// <param name="cancellation">Ends the look around.</param>
    /// <exception cref="Machine.HostException">It cannot run here as the settings want it.</exception>
    Task<Placed> PlaceAsync(Part part, IReadOnlyDictionary<string, string> given, CancellationToken cancellation);
}
