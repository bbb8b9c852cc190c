namespace OllamaMcp.Emulator.Registry;

/// <summary>Told how far a transfer is. For one caller at a time.</summary>
internal interface ITransferProgress
{
    ValueTask StatusAsync(string status);

    /// <summary>Bytes of one layer; <paramref name="completed"/> never exceeds <paramref name="total"/>.</summary>
    ValueTask LayerAsync(string status, string digest, long total, long completed);
}
