using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OllamaMcp.Charts.Tests.Values;

/// <summary>Reads values as JSON has them.</summary>
internal static class YamlValues
{
    /// <summary>Every value by its path, down to those at which <paramref name="isLeaf"/> says to stop.</summary>
    public static IEnumerable<(string Path, JsonNode? Value)> Leaves(string yaml, Func<string, bool> isLeaf)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Walk("", (YamlMappingNode)stream.Documents[0].RootNode, isLeaf);
    }

    private static IEnumerable<(string Path, JsonNode? Value)> Walk(string prefix, YamlMappingNode map, Func<string, bool> isLeaf)
    {
        foreach ((var key, var value) in map.Children)
        {
            var path = prefix + key;
            if (value is YamlMappingNode { Children.Count: > 0 } inner && !isLeaf(path))
            {
                foreach (var leaf in Walk(path + ".", inner, isLeaf))
                {
                    yield return leaf;
                }
            }
            else
            {
                yield return (path, ToJson(value));
            }
        }
    }

    private static JsonNode? ToJson(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(c.Key.ToString(), ToJson(c.Value)))),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
            YamlScalarNode { Style: ScalarStyle.Plain } scalar => PlainScalar(scalar.Value ?? ""),
            YamlScalarNode scalar => JsonValue.Create(scalar.Value),
            _ => null,
        };

    private static JsonNode? PlainScalar(string text) =>
        text switch
        {
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => JsonNode.Parse(
                number.ToString(CultureInfo.InvariantCulture)
            ),
            _ => JsonValue.Create(text),
        };
}
