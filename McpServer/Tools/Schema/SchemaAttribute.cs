using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace OllamaMcp.Server.Tools.Schema;

/// <summary>Merges a literal piece of JSON schema into a property's schema; its keywords win over those from the .NET type.</summary>
/// <param name="json">An object, such as <c>{"type":["string","number"]}</c>. Only keywords that <see cref="SchemaCompiler"/> knows.</param>
internal sealed class SchemaAttribute([StringSyntax(StringSyntaxAttribute.Json)] string json) : SchemaPartAttribute
{
    public override void Apply(JsonObject schema)
    {
        foreach (var (keyword, value) in JsonNode.Parse(json)!.AsObject())
        {
            schema[keyword] = value?.DeepClone();
        }
    }
}
