using System.Diagnostics;
using System.Text;
using OllamaMcp.TestKit;

namespace OllamaMcp.Deploy.Tests.Running;

/// <summary>deploy-with-mcp.sh as users run it.</summary>
internal sealed class ScriptRun : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _told = new();
    private readonly Task<string> _output;
    private readonly CancellationTokenSource _limit;

    private ScriptRun(Process process, TimeSpan limit)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _limit.CancelAfter(limit);
    }

    public static async Task<Outcome> ToEndAsync(Surroundings surroundings, params IEnumerable<string> arguments)
    {
        using var run = Start(surroundings, arguments);
        return await run.EndAsync();
    }

    public static ScriptRun Start(Surroundings surroundings, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("/bin/bash", [Path.Combine(Repository.Root, "deploy-with-mcp.sh"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment.Remove("KUBERNETES_MCP_URL");
        start.Environment.Remove("KUBERNETES_MCP_API_TOKEN");
        start.Environment["PATH"] = surroundings.Path;
        start.Environment["KUBECONFIG"] = surroundings.Kubeconfig;
        foreach (var (name, value) in surroundings.Variables)
        {
            start.Environment[name] = value;
        }

        return new ScriptRun(Process.Start(start)!, surroundings.Limit);
    }

    /// <summary>Returns when the script has said this.</summary>
    public async Task SaysAsync(string part)
    {
        while (await _process.StandardError.ReadLineAsync(_limit.Token) is { } line)
        {
            _told.AppendLine(line);
            if (line.Contains(part, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"It never said '{part}':\n{_told}");
    }

    /// <summary>As Ctrl-C does it.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await kill.WaitForExitAsync(_limit.Token);
    }

    public async Task<Outcome> EndAsync()
    {
        _told.Append(await _process.StandardError.ReadToEndAsync(_limit.Token));
        await _process.WaitForExitAsync(_limit.Token);
        return new Outcome(_process.ExitCode, await _output, _told.ToString());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _limit.Dispose();
    }
}
