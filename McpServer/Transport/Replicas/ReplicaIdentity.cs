using System.Security.Cryptography;
using System.Text;
using OllamaMcp.Server.Transport.Configuration;

namespace OllamaMcp.Server.Transport.Replicas;

/// <summary>Which replica this is, and the key that proves it. Without settings it is the only one, with a key of its own.</summary>
internal sealed class ReplicaIdentity
{
    public const int MacLength = 32;

    private readonly byte[] _key;

    public ReplicaIdentity(TransportOptions options)
    {
        Address = options.ReplicaAddress;
        _key = options.ReplicaKey is { } key ? Encoding.UTF8.GetBytes(key) : RandomNumberGenerator.GetBytes(MacLength);
    }

    /// <summary><c>ip:port</c> at which the others reach this one; null where there are no others.</summary>
    public string? Address { get; }

    /// <summary>Proves that who wrote <paramref name="content"/> has the key; <paramref name="purpose"/> keeps one use of the key from passing for another.</summary>
    public byte[] Sign(ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> content)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        mac.AppendData(purpose);
        mac.AppendData([0]);
        mac.AppendData(content);
        return mac.GetHashAndReset();
    }

    /// <summary>Compares in constant time; <paramref name="signature"/> may be a beginning, of 16 bytes or more.</summary>
    public bool Verify(ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) =>
        signature.Length >= MacLength / 2
        && CryptographicOperations.FixedTimeEquals(Sign(purpose, content).AsSpan(0, Math.Min(signature.Length, MacLength)), signature);
}
