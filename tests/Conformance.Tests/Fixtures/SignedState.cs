using System.Security.Cryptography;

namespace OllamaMcp.Conformance.Tests.Fixtures;

/// <summary>A state that a client carries and cannot change unseen. The key is one for all replicas of the fixture.</summary>
internal static class SignedState
{
    private static readonly byte[] Key = "a key that the replicas of the fixture share"u8.ToArray();

    public static string Create()
    {
        var nonce = RandomNumberGenerator.GetHexString(16);
        return $"{nonce}.{Sign(nonce)}";
    }

    public static bool IsGood(string state) => state.Split('.') is [var nonce, var signature] && signature == Sign(nonce);

    private static string Sign(string nonce) => Convert.ToHexString(HMACSHA256.HashData(Key, System.Text.Encoding.UTF8.GetBytes(nonce)));
}
