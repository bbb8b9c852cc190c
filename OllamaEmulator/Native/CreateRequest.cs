using System.Text.Json;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Native;

/// <summary>The body of /api/create. Values outlive the document that they were read from.</summary>
internal sealed record CreateRequest
{
    public required ModelName Name { get; init; }
    public bool Streams { get; init; }
    public string From { get; init; } = "";
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    public IReadOnlyDictionary<string, string> Adapters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    public string Template { get; init; } = "";
    public string System { get; init; } = "";
    public JsonElement? License { get; init; }
    public JsonElement? Parameters { get; init; }
    public IReadOnlyList<StoredMessage> Messages { get; init; } = [];
    public string Quantize { get; init; } = "";

    /// <summary>Throws what has a status of its own before the work begins.</summary>
    public static CreateRequest Read(JsonElement json)
    {
        var body = GoObject.Root(json, "api", "CreateRequest");
        var asked = body.Text("model") is { Length: > 0 } model ? model : body.Text("name") ?? "";
        CreateRequest request = new()
        {
            Name = ModelName.Parse(asked),
            Streams = body.Truth("stream") ?? true,
            From = body.Text("from") ?? "",
            Files = Texts(body, "files"),
            Adapters = Texts(body, "adapters"),
            Template = body.Text("template") ?? "",
            System = body.Text("system") ?? "",
            License = body.Raw("license")?.Clone(),
            Parameters = body.Object("parameters", "map[string]interface {}")?.Clone(),
            Messages =
            [
                .. body.Elements("messages", "[]api.Message").Select(message => Message(body.Element(message, "messages", "api.Alias"))),
            ],
            Quantize = body.Text("quantize") is { Length: > 0 } quantize ? quantize : body.Text("quantization") ?? "",
        };
        if (!request.Name.IsValid)
        {
            throw new ApiException(400, "invalid model name");
        }

        return request.Files.Keys.Concat(request.Adapters.Keys).Any(IsOutside)
            ? throw new ApiException(400, "file path must be relative")
            : request;
    }

    /// <summary>Licences as texts. Throws as late as the server notices.</summary>
    public IEnumerable<string> Licenses() =>
        License switch
        {
            null => [],
            { ValueKind: JsonValueKind.String } text => [text.GetString()!],
            { ValueKind: JsonValueKind.Array } texts => texts.EnumerateArray().Select(text => text.GetString() ?? ""),
            { } other => throw new ApiException(500, $"json: cannot unmarshal {GoObject.KindOf(other)} into Go value of type []string"),
        };

    private static StoredMessage Message(GoObject message) => new(message.Text("role") ?? "", message.Text("content") ?? "");

    private static Dictionary<string, string> Texts(GoObject body, string name)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        if (body.Object(name, "map[string]string") is { } map)
        {
            foreach (var property in map.EnumerateObject())
            {
                texts[property.Name] =
                    property.Value.ValueKind == JsonValueKind.String
                        ? property.Value.GetString()!
                        : throw body.Wrong(property.Value, name, "string");
            }
        }

        return texts;
    }

    private static bool IsOutside(string path) => path.StartsWith('/') || path.Split('/', '\\').Contains("..", StringComparer.Ordinal);
}
