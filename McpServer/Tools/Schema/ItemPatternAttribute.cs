using System.Text.Json.Nodes;

namespace OllamaMcp.Server.Tools.Schema;

/// <summary>Holds each string of a list to a form.</summary>
/// <param name="pattern">One of <see cref="Patterns"/>.</param>
internal sealed class ItemPatternAttribute(string pattern) : SchemaPartAttribute
{
    public override void Apply(JsonObject schema) => schema["items"]!["pattern"] = pattern;
}
