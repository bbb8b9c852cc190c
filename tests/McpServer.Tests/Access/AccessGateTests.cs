using System.Net;
using OllamaMcp.Server.Access;

namespace OllamaMcp.Server.Tests.Access;

public sealed class AccessGateTests
{
    private const string Alice = "alice-0123456789abcdef";
    private const string AliceNew = "alice-fedcba9876543210";

    private static readonly AccessGate Guarded = new(
        new AccessOptions { Tokens = { ["alice"] = Alice, ["bob"] = "bob-0123456789abcdef00" } }
    );
    private static readonly AccessGate Open = new(new AccessOptions());

    [Fact]
    public void Authenticate_NoTokenWhereNoneIsRequired_IsAnonymousByAddress()
    {
        var caller = Guarded.Authenticate(null, IPAddress.Parse("10.0.0.7"), tokenRequired: false);

        Assert.Equal(new Caller(Caller.AnonymousName, "10.0.0.7"), caller);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer ")]
    [InlineData("Bearer")]
    [InlineData("Bearer alice-0123456789abcdeF")]
    [InlineData("Bearer alice-0123456789abcdef0")]
    [InlineData("Bearer alice-0123456789abcde")]
    [InlineData("Basic YWxpY2U6YWxpY2U=")]
    [InlineData("alice-0123456789abcdef")]
    public void Authenticate_NoValidTokenWhereOneIsRequired_IsRefused(string? header) =>
        Assert.Null(Guarded.Authenticate(header, IPAddress.Loopback, tokenRequired: true));

    [Theory]
    [InlineData("Bearer " + Alice)]
    [InlineData("bearer " + Alice)]
    [InlineData("BEARER   " + Alice + "  ")]
    public void Authenticate_KnownToken_IsItsOwner(string header) =>
        Assert.Equal("alice", Guarded.Authenticate(header, IPAddress.Loopback, tokenRequired: true)?.Name);

    [Fact]
    public void Authenticate_WrongTokenWhereNoneIsRequired_IsRefused() =>
        Assert.Null(Guarded.Authenticate("Bearer wrong-0123456789abcdef", IPAddress.Loopback, tokenRequired: false));

    [Fact]
    public void Authenticate_TokenWhereNoneIsKnownOrRequired_IsAnonymous() =>
        Assert.False(Open.Authenticate("Bearer whatever", IPAddress.Loopback, tokenRequired: false)!.IsAuthenticated);

    [Fact]
    public void Authenticate_HugeToken_IsRefused() =>
        Assert.Null(Guarded.Authenticate("Bearer " + new string('x', 1 << 20), IPAddress.Loopback, tokenRequired: true));

    [Fact]
    public void Authenticate_SecondTokenOfAName_IsTheSameIdentity()
    {
        using var file = new TokensFileOnDisk($"alice {Alice}\nalice {AliceNew}\n");
        var gate = new AccessGate(new AccessOptions { TokensFile = file.Path });

        var old = gate.Authenticate($"Bearer {Alice}", IPAddress.Loopback, tokenRequired: true);
        var next = gate.Authenticate($"Bearer {AliceNew}", IPAddress.Loopback, tokenRequired: true);

        Assert.Equal("alice", old?.Name);
        Assert.Equal(old, next);
    }

    [Theory]
    [InlineData("203.0.113.5", "203.0.113.5")]
    [InlineData("::ffff:203.0.113.5", "203.0.113.5")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("::1", "::1")]
    public void Authenticate_NoToken_CountsByAddressOrIPv6Network(string address, string key) =>
        Assert.Equal(key, Open.Authenticate(null, IPAddress.Parse(address), tokenRequired: false)?.RateKey);

    [Fact]
    public void Challenge_OfAWrongToken_SaysSo()
    {
        Assert.Equal("Bearer realm=\"ollama-mcp\"", AccessGate.Challenge(null));
        Assert.Contains("error=\"invalid_token\"", AccessGate.Challenge("Bearer x"), StringComparison.Ordinal);
    }
}
