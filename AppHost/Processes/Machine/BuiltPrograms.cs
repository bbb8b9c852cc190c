using System.Reflection;
using System.Runtime.InteropServices;

namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>The programs that were built together with the AppHost. Its project file tells where they are.</summary>
internal static class BuiltPrograms
{
    /// <summary>What runs a program: the <c>dotnet</c> that runs this one, wherever it is installed.</summary>
    public static string Dotnet { get; } = FindDotnet();

    /// <returns>The full path of the assembly with that name.</returns>
    public static string PathOf(string assembly)
    {
        var path = typeof(BuiltPrograms)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(item => item.Key == "Program:" + assembly)
            ?.Value;
        var full = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, path ?? assembly + ".dll"));
        return File.Exists(full) ? full : throw new HostException($"{full} is not there. Build it: dotnet build AppHost");
    }

    // The runtime lies in shared/Microsoft.NETCore.App/VERSION below the program.
    private static string FindDotnet()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var path = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(path) ? path : "dotnet";
    }
}
