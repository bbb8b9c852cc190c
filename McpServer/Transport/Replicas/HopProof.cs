using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using OllamaMcp.Server.Access;

namespace OllamaMcp.Server.Transport.Replicas;

/// <summary>
/// The header with which a replica proves to another that a request comes from it: <c>base64url(claims).base64url(HMAC)</c>.
/// A proof holds for one request to one replica, for a minute, once. Thread-safe.
/// </summary>
internal sealed class HopProof(ReplicaIdentity identity, TimeProvider time)
{
    public const string Header = "X-OllamaMcp-Hop";

    /// <summary>How far the clocks of two replicas may be apart.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // Twice, because a proof from a clock that is ahead is good for two windows from when it is first seen.
    private readonly NonceWindow _seen = new(2 * Window, time);

    private static ReadOnlySpan<byte> Purpose => "hop"u8;

    /// <summary>What a proof is bound to.</summary>
    public static string TargetOf(string method, string path, string session) => $"{method} {path} {session}";

    /// <summary>A proof for one request to the replica at <paramref name="to"/>.</summary>
    public string Create(string to, string target, Caller caller)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var claims = new HopClaims(
            identity.Address ?? "",
            to,
            target,
            caller.Name,
            caller.RateKey,
            time.GetUtcNow().ToUnixTimeMilliseconds(),
            nonce
        );
        var bytes = JsonSerializer.SerializeToUtf8Bytes(claims, HopClaimsJson.Default.HopClaims);
        return $"{Base64Url.EncodeToString(bytes)}.{Base64Url.EncodeToString(identity.Sign(Purpose, bytes))}";
    }

    /// <summary>The claims of a good proof; null for anything else.</summary>
    public HopClaims? Read(string header, string target)
    {
        var parts = header.Split('.');
        if (identity.Address is null || parts.Length != 2 || !Base64Url.IsValid(parts[0]) || !Base64Url.IsValid(parts[1]))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(parts[0]);
        var signature = Base64Url.DecodeFromChars(parts[1]);
        return signature.Length == ReplicaIdentity.MacLength && identity.Verify(Purpose, bytes, signature)
            ? ReadSigned(bytes, target)
            : null;
    }

    private HopClaims? ReadSigned(byte[] bytes, string target)
    {
        var claims = JsonSerializer.Deserialize(bytes, HopClaimsJson.Default.HopClaims);
        return
            claims is not null
            && claims.To == identity.Address
            && claims.Target == target
            && (time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(claims.IssuedAt)).Duration() <= Window
            && _seen.TryAccept(claims.Nonce)
            ? claims
            : null;
    }
}
