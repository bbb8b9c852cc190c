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

    /// <summary>The next JSON-RPC message; comments before it are passed over.</summary>
    public async Task<JsonElement> NextMessageAsync()
    {
        while (await NextAsync() is { } piece)
        {
            if (piece.Split('\n').FirstOrDefault(line => line.StartsWith("data: ", StringComparison.Ordinal)) is { } data)
            {
                return JsonElement.Parse(data["data: ".Length..]);
            }
        }

        throw new EndOfStreamException();
    }
}
