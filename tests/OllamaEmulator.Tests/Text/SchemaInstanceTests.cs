using System.Text.Json.Nodes;
using OllamaMcp.Emulator.Text;

namespace OllamaMcp.Emulator.Tests.Text;

public sealed class SchemaInstanceTests
{
    [Theory]
    [InlineData("""{"type":"integer","minimum":5,"maximum":9}""", "5")]
    [InlineData("""{"type":"integer","exclusiveMaximum":0}""", "-1")]
    [InlineData("""{"type":"number","multipleOf":0.5,"minimum":2.2}""", "2.5")]
    [InlineData("""{"enum":["b","a"]}""", "\"b\"")]
    [InlineData("""{"const":{"x":[1]}}""", """{"x":[1]}""")]
    [InlineData("""{"type":["null","boolean"]}""", "true")]
    [InlineData("""{"type":"array","items":{"type":"null"},"minItems":2}""", "[null,null]")]
    [InlineData("""{"type":"string","pattern":"^(ab|c)[0-9]{3}-\\w+$"}""", "\"ab000-a\"")]
    [InlineData("""{"$defs":{"n":{"type":"integer"}},"type":"object","properties":{"v":{"$ref":"#/$defs/n"}}}""", """{"v":1}""")]
    [InlineData("""{"allOf":[{"properties":{"a":{"const":1}}},{"properties":{"b":{"const":2}}}]}""", """{"a":1,"b":2}""")]
    [InlineData("""{"anyOf":[{"type":"boolean"},{"type":"string"}]}""", "true")]
    public void Make_Schema_GivesAnInstance(string schema, string instance) =>
        Assert.Equal(instance, SchemaInstance.Make(JsonNode.Parse(schema)!.AsObject(), 1)?.ToJsonString() ?? "null");

    [Theory]
    [InlineData(0, 3)]
    [InlineData(12, 40)]
    public void Make_Lengths_AreKept(int least, int most)
    {
        JsonObject schema = new()
        {
            ["type"] = "string",
            ["minLength"] = least,
            ["maxLength"] = most,
        };

        Assert.InRange(SchemaInstance.Make(schema, 1)!.GetValue<string>().Length, least, most);
    }

    [Fact]
    public void Make_SchemaThatRefersToItself_Ends()
    {
        var schema = JsonNode.Parse("""{"type":"object","properties":{"next":{"anyOf":[{"$ref":"#"},{"type":"null"}]}}}""")!.AsObject();

        Assert.NotNull(SchemaInstance.Make(schema, 1));
    }

    [Theory]
    [InlineData("""{"$ref":"#/nowhere"}""")]
    [InlineData("""{"type":"nonsense"}""")]
    [InlineData("""{"type":"integer","minimum":3,"maximum":2}""")]
    [InlineData("""{"type":"string","pattern":"(?=x)"}""")]
    public void Make_ImpossibleSchema_SaysSo(string schema) =>
        Assert.Throws<InvalidSchemaException>(() => SchemaInstance.Make(JsonNode.Parse(schema)!.AsObject(), 1));
}
