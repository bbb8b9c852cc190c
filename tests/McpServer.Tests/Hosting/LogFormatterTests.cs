using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using OllamaMcp.Server.Hosting.Logs;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class LogFormatterTests
{
    [Fact]
    public void Json_Line_HasTheVocabularyAndTheMessagesKeys()
    {
        var line = Write(
            new JsonLineFormatter(TimeProvider.System),
            "It's done",
            [new("Model", "llama3.2"), new("Count", 3), new("{OriginalFormat}", "x")]
        );

        using var json = JsonDocument.Parse(line);
        Assert.Equal("WARNING", json.RootElement.GetProperty("level").GetString());
        Assert.Equal("room", json.RootElement.GetProperty("category").GetString());
        Assert.Equal(7, json.RootElement.GetProperty("event").GetInt32());
        Assert.Equal("It's done", json.RootElement.GetProperty("message").GetString());
        Assert.Equal("llama3.2", json.RootElement.GetProperty("Model").GetString());
        Assert.Equal(3, json.RootElement.GetProperty("Count").GetInt32());
        Assert.False(json.RootElement.TryGetProperty("{OriginalFormat}", out _));
    }

    [Fact]
    public void Json_ExceptionAndLineBreaks_StayOnOneLine()
    {
        var line = Write(new JsonLineFormatter(TimeProvider.System), "a\nb", [], new InvalidOperationException("x\ny"));

        Assert.Equal(1, line.Count(c => c == '\n'));
        Assert.EndsWith("\n", line, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(line);
        Assert.Contains("x\ny", json.RootElement.GetProperty("exception").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_ControlCharactersOfACaller_ForgeNoLineAndDriveNoTerminal()
    {
        var line = Write(new TextLineFormatter(TimeProvider.System), "bad\n12:00:00 INFO forged\u001b[2J", []);

        Assert.Equal(1, line.Count(c => c == '\n'));
        Assert.DoesNotContain("\u001b", line, StringComparison.Ordinal);
        Assert.Contains("WARNING", line, StringComparison.Ordinal);
    }

    private static string Write(
        ConsoleFormatter formatter,
        string message,
        IReadOnlyList<KeyValuePair<string, object?>> keys,
        Exception? exception = null
    )
    {
        using var text = new StringWriter { NewLine = "\n" };
        var entry = new LogEntry<IReadOnlyList<KeyValuePair<string, object?>>>(
            LogLevel.Warning,
            "room",
            new EventId(7),
            keys,
            exception,
            (_, _) => message
        );
        formatter.Write(in entry, scopeProvider: null, text);
        return text.ToString();
    }
}
