namespace OllamaMcp.AppHost.Topology;

internal enum CommandKind
{
    PullModel,
    ClearContexts,
}
