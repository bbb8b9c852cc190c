using System.Security.Claims;

namespace OllamaMcp.Server.Access;

/// <summary>Who makes a call.</summary>
/// <param name="Name">The name of the token, or <see cref="AnonymousName"/>: all who come without a token are one identity.</param>
/// <param name="RateKey">What rate limits count by: the token's name, or the address of who has none.</param>
internal sealed record Caller(string Name, string RateKey)
{
    public const string AnonymousName = "anonymous";

    /// <summary>Whoever is at the other end of stdio: the user who started this process.</summary>
    public static Caller Local { get; } = new(AnonymousName, "stdio");

    public bool IsAuthenticated => Name != AnonymousName;

    /// <summary>The form in which it travels with an MCP message.</summary>
    public ClaimsPrincipal ToPrincipal() =>
        new(IsAuthenticated ? new ClaimsIdentity([new Claim(ClaimTypes.Name, Name)], "Bearer") : new ClaimsIdentity());
}
