using System.ComponentModel;
using System.Diagnostics;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Profiles;

/// <summary>A command of the SDK, without a sound.</summary>
internal static class DotnetCommand
{
    /// <summary>What MSBuild leaves in the environment of a program that <c>dotnet run</c> starts would lead the next one astray.</summary>
    private static readonly string[] Leftovers =
    [
        "MSBUILD_EXE_PATH",
        "MSBuildSDKsPath",
        "MSBuildExtensionsPath",
        "MSBuildLoadMicrosoftTargetsReadOnly",
    ];

    /// <returns>How it ended; a failure too where there is no SDK.</returns>
    /// <exception cref="OperationCanceledException">It was told to end, and all that it started is gone.</exception>
    public static async Task<DotnetResult> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var info = Describe(arguments);
        (info.RedirectStandardInput, info.RedirectStandardOutput, info.RedirectStandardError) = (true, true, true);
        try
        {
            using var process = Process.Start(info)!;
            process.StandardInput.Close();
            return await OutputAsync(process, cancellation);
        }
        catch (Win32Exception e)
        {
            return new DotnetResult(false, e.Message);
        }
    }

    public static ProcessStartInfo Describe(IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(BuiltPrograms.Dotnet, arguments) { UseShellExecute = false };
        foreach (var name in Leftovers)
        {
            info.Environment.Remove(name);
        }
        return info;
    }

    private static async Task<DotnetResult> OutputAsync(Process process, CancellationToken cancellation)
    {
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new DotnetResult(process.ExitCode == 0, (output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }
}
