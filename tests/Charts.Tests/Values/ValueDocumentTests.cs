using System.Text.Json.Nodes;
using OllamaMcp.Charts.Tests.Charts;
using OllamaMcp.TestKit;

namespace OllamaMcp.Charts.Tests.Values;

/// <summary><c>values.yaml</c>, <c>values.schema.json</c> and the tables in the charts' READMEs say the same of every value.</summary>
public sealed class ValueDocumentTests
{
    public static TheoryData<string> Names { get; } = [.. Chart.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_Each_HasACommentThatTheSchemaRepeats(string name)
    {
        var chart = new Chart(name);
        var comments = ValueLine
            .ReadAll(chart.Read("values.yaml"))
            .ToDictionary(line => line.Path, line => line.Comment, StringComparer.Ordinal);
        Assert.All(
            ValueSchema.ReadAll(chart),
            value =>
            {
                Assert.True(comments.TryGetValue(value.Path, out var comment), $"{value.Path} is in the schema and not in values.yaml");
                Assert.True(comment!.Length > 0, $"{value.Path} has no comment in values.yaml");
                Assert.Equal(comment, value.Description);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_Each_IsInTheSchemaWithItsDefault(string name)
    {
        var chart = new Chart(name);
        var schemas = ValueSchema.ReadAll(chart).ToDictionary(v => v.Path, StringComparer.Ordinal);
        Assert.All(
            YamlValues.Leaves(chart.Read("values.yaml"), path => schemas.TryGetValue(path, out var known) && !known.IsGroup),
            leaf =>
            {
                Assert.True(schemas.TryGetValue(leaf.Path, out var schema), $"{leaf.Path} is in values.yaml and not in the schema");
                Assert.True(
                    JsonNode.DeepEquals(leaf.Value, schema!.Schema["default"]),
                    $"{leaf.Path} is {leaf.Value}; the schema says {schema.Schema["default"]}"
                );
            }
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Schema_EveryGroup_RefusesUnknownKeys(string name) =>
        Assert.All(
            ValueSchema.ReadAll(new Chart(name)).Where(v => v.IsGroup),
            group => Assert.True(group.Schema["additionalProperties"]?.GetValueKind() == System.Text.Json.JsonValueKind.False, group.Path)
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void Readme_TableOfValues_IsThatOfTheSchema(string name)
    {
        var table = ValueSchema.Table(new Chart(name));
        Assert.Equal(table, Repository.Marked($"charts/{name}/README.md", "values", table));
    }
}
