using System.Text.Json.Serialization;

namespace OllamaMcp.Server.Transport.Replicas;

/// <summary>What one replica tells another about a request that it passes on.</summary>
/// <param name="From">The address of the one that passes it on.</param>
/// <param name="To">The address of the one that is to answer; another one does not accept it.</param>
/// <param name="Target">Method, path and session, see <see cref="HopProof"/>.</param>
/// <param name="CallerName">Who called, as the first replica found out.</param>
/// <param name="RateKey">What the caller's limits count by.</param>
/// <param name="IssuedAt">Unix time in milliseconds.</param>
/// <param name="Nonce">Random; accepted once.</param>
internal sealed record HopClaims(string From, string To, string Target, string CallerName, string RateKey, long IssuedAt, string Nonce);

[JsonSerializable(typeof(HopClaims))]
internal sealed partial class HopClaimsJson : JsonSerializerContext;
