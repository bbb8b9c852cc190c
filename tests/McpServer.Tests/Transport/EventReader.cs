using System.Text.Json;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

/// <summary>Reads an event stream piece by piece, comments included.</summary>
internal sealed class EventReader(StreamReader reader)
{
    /// <summary>The lines up to the next empty one; null where the stream ended.</summary>
    public async Task<string?> NextAsync()
    {
        var lines = new List<string>();
        while (
            await reader
                .ReadLineAsync(TestContext.Current.CancellationToken)
                .AsTask()
                .WaitAsync(Patience.Limit, TestContext.Current.CancellationToken)
                is { } line
        )
        {
            if (line.Length == 0)
            {
                return string.Join('\n', lines);
            }

            lines.Add(line);
        }

        return lines.Count == 0 ? null : throw new InvalidDataException("The stream ended within an event: " + string.Join('\n', lines));
    }

    /// <summary>The next event, null where the stream ended; comments before it, which come wherever a machine is slow, are passed over.</summary>
    public async Task<string?> NextEventAsync()
    {
        string? piece;
        do
        {
            piece = await NextAsync();
        } while (piece?.StartsWith(':') == true);

        return piece;
    }

    /// <summary>The JSON-RPC message of the next event.</summary>
    public async Task<JsonElement> NextMessageAsync()
    {
        var piece = await NextEventAsync() ?? throw new EndOfStreamException();
        var data = piece.Split('\n').Single(line => line.StartsWith("data: ", StringComparison.Ordinal));
        return JsonElement.Parse(data["data: ".Length..]);
    }
}
