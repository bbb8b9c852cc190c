using System.Text.Json.Nodes;
using OllamaMcp.Clients.Tests.Servers;

namespace OllamaMcp.Clients.Tests.Walking;

/// <summary>What a client is asked to do: connect, list, call, call with progress, call and cancel.</summary>
/// <param name="Transport">One of <see cref="Route"/>.</param>
/// <param name="Protocol">One of <see cref="Revision"/>.</param>
/// <param name="Url">Where the server is; empty over stdio.</param>
/// <param name="Command">How the server is started over stdio; empty otherwise.</param>
internal sealed record WalkPlan(string Transport, string Protocol, string Url, IReadOnlyList<string> Command)
{
    /// <summary>Tokens, and so pieces, of <see cref="Stream"/>.</summary>
    public const int StreamTokens = 12;

    /// <summary>A call that answers at once.</summary>
    public ToolUse Call { get; } = new("ollama_list_models", []);

    /// <summary>A call that answers piece by piece and ends.</summary>
    public ToolUse Stream { get; } =
        new(
            "ollama_generate_stream",
            new JsonObject
            {
                ["model"] = ServerFixture.Model,
                ["prompt"] = "Tell me a story",
                ["options"] = new JsonObject { ["num_predict"] = StreamTokens },
            }
        );

    /// <summary>A call that answers piece by piece and does not end.</summary>
    public ToolUse Cancel { get; } =
        new("ollama_generate_stream", new JsonObject { ["model"] = ServerFixture.Model, ["prompt"] = "Tell me a story without end" });

    /// <summary>The form in which scripts take it.</summary>
    public string ToJson() =>
        new JsonObject
        {
            ["transport"] = Transport,
            ["protocol"] = Protocol,
            ["url"] = Url,
            ["command"] = new JsonArray([.. Command.Select(word => JsonValue.Create(word))]),
            ["call"] = Call.ToJson(),
            ["stream"] = Stream.ToJson(),
            ["cancel"] = Cancel.ToJson(),
        }.ToJsonString();
}

/// <summary>A tool and the arguments for it.</summary>
internal sealed record ToolUse(string Name, JsonObject Arguments)
{
    public JsonObject ToJson() => new() { ["name"] = Name, ["arguments"] = Arguments.DeepClone() };
}
