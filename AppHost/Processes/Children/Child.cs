using System.ComponentModel;
using System.Diagnostics;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Children;

/// <summary>A process that the AppHost started, with what it writes.</summary>
internal sealed class Child : IAsyncDisposable
{
    // A grandchild may hold the pipes open after the child is gone.
    private static readonly TimeSpan LastOutput = TimeSpan.FromSeconds(1);

    // Without OwnSession, Ctrl-C reaches the children as well: one that ends just before the signal is seen here did not die.
    private static readonly TimeSpan SignalSkew = TimeSpan.FromMilliseconds(300);

    private readonly Process _process;
    private readonly LastLines _last = new();
    private readonly Task _output;
    private readonly TimeProvider _time;

    private Child(string name, Process process, ProcessIdentity? identity, Action<string> write, TimeProvider time)
    {
        (Name, Identity, Id, _process, _time) = (name, identity, process.Id, process, time);
        _output = Task.WhenAll(CopyAsync(process.StandardOutput, write), CopyAsync(process.StandardError, write));
        Ended = EndedAsync();
    }

    public string Name { get; }

    public int Id { get; }

    /// <summary>Null where it was gone before it could be looked at.</summary>
    public ProcessIdentity? Identity { get; }

    /// <summary>Completes when the process is gone and its output was read.</summary>
    public Task<ChildEnd> Ended { get; }

    public IReadOnlyList<string> LastLines => _last.Copy();

    /// <summary>What it wrote so far says nothing about a death to come.</summary>
    public void ForgetLines() => _last.Clear();

    /// <summary>Starts it; it is held until it is fed.</summary>
    /// <exception cref="HostException">The program cannot be started.</exception>
    public static Child Start(string name, ChildSpec spec, Action<string> write, TimeProvider time)
    {
        try
        {
            var process = Process.Start(StartInfo(spec)) ?? throw new HostException($"{spec.File} did not start.");
            return new Child(name, process, ProcessIdentity.Of(process, spec.File), write, time);
        }
        catch (Win32Exception e)
        {
            throw new HostException($"{spec.File} does not start: {e.Message}");
        }
    }

    /// <summary>Starts it and feeds it.</summary>
    /// <exception cref="HostException">The program cannot be started.</exception>
    public static async Task<Child> StartAsync(string name, ChildSpec spec, Action<string> write, TimeProvider time)
    {
        var child = Start(name, spec, write, time);
        await child.FeedAsync(spec.Input);
        return child;
    }

    /// <summary>Lets it go, gives it what it reads from its standard input, and closes that.</summary>
    public async Task FeedAsync(string input)
    {
        try
        {
            await _process.StandardInput.WriteAsync(HeldStart.Go + input);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It died before it read: Ended and the last lines say why.
        }
    }

    /// <summary>Waits until the process ends, but not longer than that.</summary>
    public async Task EndsWithinAsync(TimeSpan pause, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(Ended, Task.Delay(pause, _time, over.Token));
        await over.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Whether the process ended, and not because everything is told to end.</summary>
    public async Task<bool> HasDiedAsync(CancellationToken stop)
    {
        if (Ended.IsCompleted)
        {
            await Task.Delay(OwnSession.IsAvailable ? TimeSpan.Zero : SignalSkew, _time, stop);
        }
        return Ended.IsCompleted;
    }

    /// <summary>Asks the process to end, and ends it with all that it started where it does not within the time.</summary>
    public async Task StopAsync(TimeSpan patience, CancellationToken hurry)
    {
        if (!_process.HasExited && !OperatingSystem.IsWindows())
        {
            UnixProcess.AskToEnd(_process.Id);
            await Task.WhenAny(Ended, Task.Delay(patience, _time, hurry));
        }
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
        await Ended;
        // What it started may outlive it, for example the runners of an Ollama that was killed.
        OwnSession.KillGroup(_process.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero, CancellationToken.None);
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(ChildSpec spec)
    {
        var (held, heldArguments) = HeldStart.Of(spec.File, spec.Arguments);
        var (file, arguments) = OwnSession.Of(held, heldArguments);
        var info = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in spec.Environment)
        {
            info.Environment[name] = value;
        }
        return info;
    }

    private async Task CopyAsync(StreamReader reader, Action<string> write)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (!HeldStart.Wrote(line))
            {
                _last.Add(line);
                write(line);
            }
        }
    }

    private async Task<ChildEnd> EndedAsync()
    {
        await _process.WaitForExitAsync();
        await Task.WhenAny(_output, Task.Delay(LastOutput, _time));
        return new ChildEnd(_process.ExitCode);
    }
}
