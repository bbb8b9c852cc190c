namespace OllamaMcp.Server.Transport.Messages;

/// <summary>
/// Reads the rest of a body that is refused anyway: a client that is still writing would find its connection broken and never
/// see why. What is far beyond the limit is not read to its end.
/// </summary>
internal static class OversizedBody
{
    /// <summary>How much more than the limit is read and thrown away.</summary>
    private const int Factor = 8;

    public static async ValueTask DiscardAsync(HttpRequest request, long limit, CancellationToken cancellationToken)
    {
        // A client that asks first has not begun to write; reading would tell it to.
        if (request.Headers.Expect.Count > 0 && request.ContentLength is not null)
        {
            return;
        }

        for (long discarded = 0; discarded < Factor * limit; )
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            discarded += read.Buffer.Length;
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return;
            }
        }
    }
}
