using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace OllamaMcp.Server.Transport.Replicas;

/// <summary>
/// Makes session ids that name the replica which holds the session: base64url of address, 16 random bytes, and 16 bytes of HMAC.
/// </summary>
internal sealed class SessionIdCodec(ReplicaIdentity identity)
{
    private const int RandomLength = 16;
    private const int MacLength = 16;
    private const int LongestId = 256;

    private static ReadOnlySpan<byte> Purpose => "session"u8;

    public string Create()
    {
        var address = Encoding.ASCII.GetBytes(identity.Address ?? "");
        var id = new byte[address.Length + RandomLength + MacLength];
        address.CopyTo(id, 0);
        RandomNumberGenerator.Fill(id.AsSpan(address.Length, RandomLength));
        var signed = id.AsSpan(0, address.Length + RandomLength);
        identity.Sign(Purpose, signed).AsSpan(0, MacLength).CopyTo(id.AsSpan(signed.Length));
        return Base64Url.EncodeToString(id);
    }

    /// <summary>The <c>ip:port</c> of another replica that made this id; false where none of ours did, or this one.</summary>
    public bool TryReadOtherOwner(string id, [NotNullWhen(true)] out string? address)
    {
        address = null;
        if (identity.Address is null || id.Length > LongestId || !Base64Url.IsValid(id))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(id);
        if (bytes.Length <= RandomLength + MacLength || !identity.Verify(Purpose, bytes.AsSpan(..^MacLength), bytes.AsSpan(^MacLength..)))
        {
            return false;
        }

        address = Encoding.ASCII.GetString(bytes.AsSpan(..^(RandomLength + MacLength)));
        return address != identity.Address;
    }
}
