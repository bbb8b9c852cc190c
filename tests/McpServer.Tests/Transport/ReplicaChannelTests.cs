using System.Net;
using System.Text;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Replicas;

namespace OllamaMcp.Server.Tests.Transport;

public sealed class ReplicaChannelTests
{
    private static readonly Caller Alice = new("alice", "key");

    [Fact]
    public async Task AskAll_PeerMetBefore_Answers()
    {
        await using var pair = await ReplicaPair.StartAsync();
        pair.First.Get<ReplicaChannel>()
            .Handle(
                "greet",
                (request, _) =>
                    Task.FromResult(Encoding.UTF8.GetBytes($"{request.Caller.Name} {Encoding.UTF8.GetString(request.Body.Span)}"))
            );
        using var met = await pair.Second.Client.PostAsync(McpWire.List(), await pair.First.Client.OpenAsync());

        var answers = await pair
            .Second.Get<ReplicaChannel>()
            .AskAllAsync("greet", "hi"u8.ToArray(), Alice, TestContext.Current.CancellationToken);

        var answer = Assert.Single(answers);
        Assert.Equal("alice hi", Encoding.UTF8.GetString(answer.Body!));
    }

    [Fact]
    public async Task Ask_UnknownOperationOrNobodyThere_SaysWhy()
    {
        await using var pair = await ReplicaPair.StartAsync();
        var channel = pair.Second.Get<ReplicaChannel>();

        var unknown = await channel.AskAsync(
            pair.First.Address.Authority,
            "nothing",
            default,
            Alice,
            TestContext.Current.CancellationToken
        );
        var nobody = await channel.AskAsync("127.0.0.1:1", "nothing", default, Alice, TestContext.Current.CancellationToken);

        Assert.Contains("404", unknown.Problem, StringComparison.Ordinal);
        Assert.NotNull(nobody.Problem);
    }

    [Fact]
    public async Task Post_FromOutside_IsNotThere()
    {
        await using var pair = await ReplicaPair.StartAsync();
        pair.First.Get<ReplicaChannel>().Handle("greet", (_, _) => Task.FromResult<byte[]>([]));

        using var answer = await pair.First.Client.SendAsync(McpWire.Post("{}", path: "internal/replica/greet"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
