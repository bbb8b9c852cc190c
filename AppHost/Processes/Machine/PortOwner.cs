namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>A process that listens on a port.</summary>
internal sealed record PortOwner(int Id, string Program)
{
    public override string ToString() => $"{Program} (process {Id})";
}
