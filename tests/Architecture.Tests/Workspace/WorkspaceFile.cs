using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.TestKit;

namespace OllamaMcp.Architecture.Tests.Workspace;

/// <summary>A settings file of an editor, as the editor reads it: comments and trailing commas are allowed.</summary>
internal static class WorkspaceFile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    public static JsonObject Read(string path) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, path)), documentOptions: Lenient)!.AsObject();

    /// <summary>The items of an array; none where the property is not there.</summary>
    public static IEnumerable<JsonObject> Items(this JsonObject file, string property) =>
        file[property]?.AsArray().Select(item => item!.AsObject()) ?? [];

    public static string Text(this JsonObject item, string property) =>
        item[property]?.GetValue<string>() ?? throw new InvalidDataException($"{item.ToJsonString()} lacks {property}.");

    /// <summary>An array of words, or none.</summary>
    public static IEnumerable<string> Words(this JsonObject item, string property) =>
        item[property]?.AsArray().Select(word => word!.GetValue<string>()) ?? [];
}
