namespace OllamaMcp.Server.Tests.Hosting;

/// <summary>The programs that were built with these tests.</summary>
internal static class Programs
{
    public static string Server { get; } = Path.Combine(AppContext.BaseDirectory, "ollama-mcp");

    public static string Emulator { get; } = Path.Combine(AppContext.BaseDirectory, "ollama-emulator");
}
