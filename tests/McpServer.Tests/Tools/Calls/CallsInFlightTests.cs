using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Tools.Calls;

namespace OllamaMcp.Server.Tests.Tools.Calls;

public sealed class CallsInFlightTests
{
    private readonly CallsInFlight _calls = new(TimeProvider.System);

    [Fact]
    public void Cancel_AnothersCall_IsNeitherSeenNorEnded()
    {
        using var call = _calls.Begin("alice", "ollama_chat", "id", CancellationToken.None);

        Assert.Empty(_calls.ListOf("bob"));
        Assert.False(_calls.Cancel("bob", "id"));
        Assert.Empty(_calls.CancelAll("bob", null));
        Assert.False(call.Token.IsCancellationRequested);
    }

    [Fact]
    public void Begin_SameIdOfAnotherCaller_IsAnotherCall()
    {
        using var alices = _calls.Begin("alice", "ollama_chat", "id", CancellationToken.None);
        using var bobs = _calls.Begin("bob", "ollama_chat", "id", CancellationToken.None);

        Assert.True(_calls.Cancel("bob", "id"));

        Assert.True(bobs.EndedById);
        Assert.False(alices.EndedById);
    }

    [Fact]
    public void Begin_SameIdTwice_ThrowsAndKeepsTheFirst()
    {
        using var first = _calls.Begin("alice", "ollama_chat", "id", CancellationToken.None);

        var error = Assert.Throws<ToolException>(() => _calls.Begin("alice", "ollama_pull_model", "id", CancellationToken.None));

        Assert.Same(ErrorCodes.DuplicateRequest, error.Code);
        Assert.Equal("ollama_chat", Assert.Single(_calls.ListOf("alice")).Tool);
    }

    [Fact]
    public void Begin_WithoutId_MakesOneThatEndsTheCall()
    {
        using var call = _calls.Begin("alice", "ollama_chat", null, CancellationToken.None);
        using var other = _calls.Begin("alice", "ollama_chat", null, CancellationToken.None);

        Assert.True(_calls.Cancel("alice", call.Call.RequestId));
        Assert.Equal((true, false), (call.EndedById, other.EndedById));
    }

    [Fact]
    public void Dispose_EndedCall_LeavesTheListAndItsIdIsFree()
    {
        _calls.Begin("alice", "ollama_chat", "id", CancellationToken.None).Dispose();

        Assert.Empty(_calls.ListOf("alice"));
        Assert.False(_calls.Cancel("alice", "id"));
        _calls.Begin("alice", "ollama_chat", "id", CancellationToken.None).Dispose();
    }
}
