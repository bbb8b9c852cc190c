using System.Text.Json;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Lines;

/// <summary>Writes messages, one a line, each whole. Thread-safe.</summary>
internal sealed class LineWriter(Stream output) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task WriteAsync(JsonRpcMessage message, CancellationToken cancellationToken)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(message, MessageType.Json), (byte)'\n'];
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Not on the token: half a line would spoil the next one.
            await output.WriteAsync(line, CancellationToken.None);
            await output.FlushAsync(CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
