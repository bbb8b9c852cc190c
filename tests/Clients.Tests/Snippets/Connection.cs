using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace OllamaMcp.Clients.Tests.Snippets;

/// <summary>What the configuration of a client says about the server.</summary>
/// <param name="Entry">The entry as it stands there, for its keys.</param>
/// <param name="Url">Null where the client starts the server itself.</param>
/// <param name="Command">The program and its arguments; empty where there is a URL.</param>
internal sealed record Connection(JsonObject Entry, Uri? Url, IReadOnlyList<string> Command, IReadOnlyList<string> Headers)
{
    /// <summary>Reads an entry of JSON or YAML at a path such as <c>mcpServers/ollama</c>.</summary>
    public static Connection Read(Snippet snippet, string path) =>
        Of(
            path.Split('/')
                .Aggregate(Parse(snippet), (node, key) => node[key] ?? throw new InvalidDataException($"{snippet.Name} lacks {path}."))
                .AsObject()
        );

    public static JsonNode Parse(Snippet snippet) =>
        snippet.Language == "yaml"
            ? ParseYaml(snippet.Text)
            : JsonNode.Parse(snippet.Text, documentOptions: new() { AllowDuplicateProperties = false })!;

    public static JsonNode ParseYaml(string text)
    {
        var graph = new DeserializerBuilder()
            .WithAttemptingUnquotedStringTypeDeserialization()
            .WithDuplicateKeyChecking()
            .Build()
            .Deserialize(text);
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(graph))!;
    }

    private static Connection Of(JsonObject entry) =>
        new(
            entry,
            entry["url"] is { } url ? new Uri(url.GetValue<string>()) : null,
            [.. Words(entry["command"]), .. Words(entry["args"])],
            entry["headers"] is JsonObject map ? [.. map.Select(header => $"{header.Key}: {header.Value}")] : [.. Words(entry["headers"])]
        );

    private static IEnumerable<string> Words(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonArray words => words.Select(word => word!.GetValue<string>()),
            _ => [node.GetValue<string>()],
        };
}
