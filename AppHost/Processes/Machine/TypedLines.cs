using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>
/// What was typed into the terminal though nobody asked: the terminal itself shows it, and so moves what stands there. Not thread-safe.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static partial class TypedLines
{
    private const int Input = 0;
    private const short Readable = 1; // POLLIN

    /// <returns>The lines that were ended by Enter since the last time. Never waits.</returns>
    public static IReadOnlyList<string> Take()
    {
        var typed = new StringBuilder();
        Span<byte> buffer = stackalloc byte[1024];
        while (IsThere() && Read(Input, buffer, buffer.Length) is > 0 and var count)
        {
            typed.Append(Encoding.UTF8.GetString(buffer[..(int)count]));
        }
        return typed.ToString().Split('\n')[..^1];
    }

    // In the background it is not for us: to read would stop this process.
    private static bool IsThere()
    {
        var question = new Question { File = Input, Wanted = Readable };
        return Foreground.Has(Input) && Poll(ref question, 1, 0) > 0 && (question.Got & Readable) != 0;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Question
    {
        public int File;
        public short Wanted;
        public short Got;
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref Question question, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Read(int file, Span<byte> buffer, nint size);
}
