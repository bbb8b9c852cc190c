using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tests.Tools;

/// <summary>What the wire shows of a tool, as the golden file beside its class has it.</summary>
internal static class WireSchema
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Name, title, description, annotations and both schemas, indented, with a line break at the end.</summary>
    public static string Of(RegisteredTool tool)
    {
        var hints = tool.Descriptor.Hints;
        var wire = new JsonObject
        {
            ["name"] = tool.Descriptor.Name,
            ["title"] = tool.Descriptor.Title,
            ["description"] = tool.Descriptor.Description,
            ["annotations"] = new JsonObject
            {
                ["readOnlyHint"] = hints.ReadOnly,
                ["destructiveHint"] = hints.Destructive,
                ["idempotentHint"] = hints.Idempotent,
                ["openWorldHint"] = hints.OpenWorld,
            },
            ["inputSchema"] = tool.InputSchema.DeepClone(),
            ["outputSchema"] = tool.OutputSchema.DeepClone(),
        };
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Indented))
            wire.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }
}
