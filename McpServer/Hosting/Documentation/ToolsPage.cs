using System.Text;
using System.Text.Json.Nodes;
using OllamaMcp.Server.Hosting.Composition;
using OllamaMcp.Server.Hosting.Settings;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Serving;

namespace OllamaMcp.Server.Hosting.Documentation;

/// <summary>The body of <c>docs/tools.md</c>: what each tool is for, what it takes, and what it gives.</summary>
internal static class ToolsPage
{
    public static string Render()
    {
        var services = new ServiceCollection().AddLogging().AddRooms(SettingsReader.Read([]));
        using var provider = services.BuildServiceProvider();
        var text = new StringBuilder();
        foreach (var toolset in ToolList.Create(provider).GroupBy(t => t.Descriptor.Toolset, StringComparer.Ordinal))
        {
            text.Append($"## Toolset `{toolset.Key}`\n\n");
            foreach (var tool in toolset)
            {
                text.Append($"- [`{tool.Descriptor.Name}`](#{tool.Descriptor.Name}): {tool.Descriptor.Title}\n");
            }

            foreach (var tool in toolset)
            {
                RenderTool(text, tool);
            }
        }

        return text.ToString();
    }

    private static void RenderTool(StringBuilder text, RegisteredTool tool)
    {
        text.Append($"\n### {tool.Descriptor.Name}\n\n{tool.Descriptor.Description}\n\nHints: {HintsOf(tool.Descriptor.Hints)}.\n");
        RenderFields(text, "argument", tool.InputSchema, (name, _) => tool.Rule.Properties[name].Expectation);
        RenderFields(text, "result", tool.OutputSchema, (_, schema) => SchemaText.TypeOf(schema));
    }

    private static string HintsOf(ToolHints hints) =>
        string.Join(
            ", ",
            hints.ReadOnly ? "read-only" : "changes things",
            hints.Destructive ? "destructive" : "not destructive",
            hints.Idempotent ? "idempotent" : "not idempotent",
            hints.OpenWorld ? "reaches beyond Ollama" : "stays with Ollama"
        );

    private static void RenderFields(StringBuilder text, string kind, JsonObject schema, Func<string, JsonNode?, string> typeOf)
    {
        if (schema["properties"] is not JsonObject { Count: > 0 } properties)
        {
            return;
        }

        var required = (schema["required"] as JsonArray ?? []).Select(r => r?.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        text.Append($"\n| {kind} | type | |\n|---|---|---|\n");
        foreach (var (name, property) in properties)
        {
            // Every part of a result may be missing, and of an argument that is worth a word.
            var mark = kind == "result" || required.Contains(name) ? "" : " (optional)";
            text.Append(
                $"| `{name}` | {Cell(typeOf(name, property))}{mark} | {Cell(property?["description"]?.GetValue<string>() ?? "")} |\n"
            );
        }
    }

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
