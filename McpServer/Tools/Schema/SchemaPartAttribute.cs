using System.Text.Json.Nodes;

namespace OllamaMcp.Server.Tools.Schema;

/// <summary>On a property of an arguments or result record: adds to the schema what its .NET type does not tell.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class SchemaPartAttribute : Attribute
{
    /// <summary>Changes the property's schema in place. Called once, at start.</summary>
    public abstract void Apply(JsonObject schema);
}
