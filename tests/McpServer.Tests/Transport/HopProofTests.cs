using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Replicas;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

public sealed class HopProofTests
{
    private static readonly Caller Alice = new("alice", "alice");

    private readonly ManualTime _time = new();

    private HopProof From => Proof("10.0.0.1:80");

    private HopProof To => Proof("10.0.0.2:80");

    [Fact]
    public void Read_GoodProof_NamesCallerAndSender()
    {
        var claims = To.Read(From.Create("10.0.0.2:80", "POST /mcp s", Alice), "POST /mcp s");

        Assert.Equal(("10.0.0.1:80", "alice"), (claims?.From, claims?.CallerName));
    }

    [Fact]
    public void Read_SecondTime_IsRefused()
    {
        var to = To;
        var header = From.Create("10.0.0.2:80", "t", Alice);

        Assert.NotNull(to.Read(header, "t"));
        Assert.Null(to.Read(header, "t"));
        _time.Advance(TimeSpan.FromSeconds(50));
        Assert.Null(to.Read(header, "t"));
    }

    [Theory]
    [InlineData(61)]
    [InlineData(-61)]
    public void Read_FromAnotherTime_IsRefused(int seconds)
    {
        var header = From.Create("10.0.0.2:80", "t", Alice);
        var later = new ManualTime();
        later.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Null(new HopProof(Identity("10.0.0.2:80"), later).Read(header, "t"));
    }

    [Theory]
    [InlineData("10.0.0.3:80", "t")]
    [InlineData("10.0.0.2:80", "other")]
    public void Read_ForAnother_IsRefused(string to, string target) => Assert.Null(To.Read(From.Create(to, target, Alice), "t"));

    [Fact]
    public void Read_Altered_IsRefused()
    {
        var header = From.Create("10.0.0.2:80", "t", Alice);
        for (var i = 0; i < header.Length; i += 7)
        {
            var altered = string.Concat(header.AsSpan(0, i), header[i] == 'A' ? "B" : "A", header.AsSpan(i + 1));
            Assert.Null(To.Read(altered, "t"));
        }
    }

    [Fact]
    public void TryReadOtherOwner_OwnForeignAndGarbled_TellsThemApart()
    {
        var mine = new SessionIdCodec(Identity("10.0.0.1:80"));
        var other = new SessionIdCodec(Identity("[fd00::2]:8080"));
        var id = other.Create();

        Assert.True(mine.TryReadOtherOwner(id, out var owner));
        Assert.Equal("[fd00::2]:8080", owner);
        Assert.False(mine.TryReadOtherOwner(mine.Create(), out _));
        Assert.False(mine.TryReadOtherOwner(string.Concat("B", id.AsSpan(1)), out _));
        Assert.False(mine.TryReadOtherOwner(new string('A', 5000), out _));
        Assert.False(mine.TryReadOtherOwner("", out _));
        Assert.Matches("^[A-Za-z0-9_-]+$", id);
    }

    private static ReplicaIdentity Identity(string address) =>
        new(new TransportOptions { ReplicaAddress = address, ReplicaKey = ReplicaPair.Key });

    private HopProof Proof(string address) => new(Identity(address), _time);
}
