using System.Text;
using System.Text.Json.Nodes;
using OllamaMcp.Emulator.Tests.Replay;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Facts;

/// <summary>One suite of facts, held against the emulator, against recordings of a real server, and against a real server.</summary>
public sealed class FactTests(StoriesEmulator emulator) : IClassFixture<StoriesEmulator>
{
    private static readonly Lazy<IReadOnlyList<Recording>?> Recordings = new(Recording.Load);

    public static TheoryData<string> Names => [.. FactBook.All.Select(fact => fact.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Fact_OfTheEmulator_Holds(string name) => HoldsAsync(emulator.Address, Find(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Fact_OfTheRecordings_Holds(string name)
    {
        Assert.SkipWhen(Recordings.Value is null, "OLLAMA_MCP_TEST_TRANSCRIPTS is not set; eng/provision sets it.");
        var fact = Find(name);
        var recording = Assert.Single(Recordings.Value, recorded => recorded.Name == fact.Recording);

        Assert.Equal((fact.Method, fact.Path), (recording.Method, recording.Path));
        Assert.True(SameBody(fact.Body, recording.Body), $"the fact asks {fact.Body}, the recording {recording.Body}");
        fact.Check(new RawAnswer(recording.Status!.Value, recording.Headers, string.Join('\n', recording.Lines)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task Fact_OfARealOllama_Holds(string name) => HoldsAsync(RealOllama.Address(), Find(name));

    private static async Task HoldsAsync(Uri server, Fact fact)
    {
        var body = fact.Body is null ? null : Encoding.UTF8.GetBytes(fact.Body);
        fact.Check(await RawHttp.SendAsync(server, fact.Method, fact.Path, fact.Headers, body, Patience.Token));
    }

    private static Fact Find(string name) => FactBook.All.Single(fact => fact.Name == name);

    private static bool SameBody(string? one, string? other)
    {
        if (one is null || other is null || !other.StartsWith('{') || !other.EndsWith('}'))
        {
            return one == other;
        }

        return JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other));
    }
}
