using System.Runtime.InteropServices;

namespace OllamaMcp.AppHost.Processes.Dashboard;

/// <summary>The npm package that brings the Aspire command line, and with it the dashboard, for one kind of machine.</summary>
/// <param name="Platform">As the package's name ends: <c>linux-x64</c>.</param>
/// <param name="Sha512">Of the archive, in base64; null where npm's own check against its registry has to do.</param>
internal sealed record DashboardPackage(string Platform, string? Sha512 = null)
{
    public const string Version = "13.5.4";

    /// <summary>Bytes of the archive; those of the other platforms differ by a few percent.</summary>
    public const long Size = 127_541_259;

    /// <summary>Bytes that the fetch and the first start need at most: archive, program, and what it unpacks.</summary>
    public const long Room = 800_000_000;

    private static readonly DashboardPackage[] Published =
    [
        new("linux-x64", "8PWeRHM1+QwQB2wxDnfPsimi3EW01r04b4DjX0jIDE78SlfJabwVfYArW/48vDzYvPzKSRye6DIPVAsCFoXjBA=="),
        new("linux-arm64"),
        new("linux-musl-x64"),
        new("osx-x64"),
        new("osx-arm64"),
        new("win-x64"),
        new("win-arm64"),
    ];

    public string Name => "@microsoft/aspire-cli-" + Platform;

    /// <summary>The program's file name; in the archive it lies in <c>package/bin</c>.</summary>
    public string Program => Platform.StartsWith("win", StringComparison.Ordinal) ? "aspire.exe" : "aspire";

    /// <summary>What npm is asked for.</summary>
    public override string ToString() => $"{Name}@{Version}";

    /// <returns>The package for this machine; null where none is published.</returns>
    public static DashboardPackage? ForThisMachine() => Array.Find(Published, package => package.Platform == ThisPlatform());

    private static string ThisPlatform()
    {
        var system =
            OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl"
            : "linux";
        return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }
}
