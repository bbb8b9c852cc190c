using System.CommandLine;
using OllamaMcp.Emulator.Hosting;
using OllamaMcp.Emulator.Settings;

namespace OllamaMcp.Emulator.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Parse_OptionAndVariable_TheOptionWins()
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["OLLAMA_MAX_QUEUE"] = "7", ["OLLAMA_NUM_PARALLEL"] = "4" };

        var options = await ReadAsync("--max-queue 9 --host http://0.0.0.0:8000 --load-time 300ms --model a-endless", environment);

        Assert.Equal(9, options.MaxQueue);
        Assert.Equal(4, options.NumParallel);
        Assert.Equal(("0.0.0.0", 8000), (options.Host, options.Port));
        Assert.Equal(TimeSpan.FromMilliseconds(300), options.LoadTime);
        Assert.True(Assert.Single(options.Models).Endless);
    }

    [Theory]
    [InlineData("--port", "70000", "0 to 65535")]
    [InlineData("--tokens-per-second", "-1", "above 0")]
    [InlineData("--load-time", "soon", "300ms")]
    [InlineData("--host", "https://x", "127.0.0.1")]
    [InlineData("--model", "a/b/c/d/e", "namespace/model:tag")]
    public void Parse_WrongValue_NamesOptionValueAndWhatIsLegal(string option, string value, string legal)
    {
        var parsed = CommandLine.Command((_, _) => Task.FromResult(0), _ => null).Parse([option, value]);

        var message = Assert.Single(parsed.Errors).Message;
        Assert.StartsWith($"{option} is '{value}'", message, StringComparison.Ordinal);
        Assert.Contains(legal, message, StringComparison.Ordinal);
    }

    private static async Task<EmulatorOptions> ReadAsync(string arguments, Dictionary<string, string> environment)
    {
        EmulatorOptions? seen = null;
        var command = CommandLine.Command(
            (options, _) =>
            {
                seen = options;
                return Task.FromResult(0);
            },
            environment.GetValueOrDefault
        );
        Assert.Equal(0, await command.Parse(arguments).InvokeAsync(cancellationToken: Xunit.TestContext.Current.CancellationToken));
        return seen!;
    }
}
