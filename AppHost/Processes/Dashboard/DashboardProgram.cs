namespace OllamaMcp.AppHost.Processes.Dashboard;

/// <summary>The Aspire command line, which can start the dashboard.</summary>
/// <param name="File">The program.</param>
/// <param name="Home">Where it is to keep what it writes; null where it is the user's own, which has its place.</param>
internal sealed record DashboardProgram(string File, string? Home = null);
