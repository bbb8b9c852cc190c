using OllamaMcp.Server.Errors;
using YamlDotNet.RepresentationModel;

namespace OllamaMcp.Server.Tools.Prompts;

/// <summary>Reads YAML nodes of one file and says by file and line what is wrong with them.</summary>
/// <param name="file">The file, for messages.</param>
/// <param name="lineOffset">How many lines of the file stand before the YAML.</param>
internal sealed class YamlReading(string file, int lineOffset)
{
    public PromptFileException Wrong(YamlNode node, string problem) => new(file, (int)node.Start.Line + lineOffset, problem);

    /// <summary>The entries of a mapping; an unknown key is refused with the nearest legal one.</summary>
    public Dictionary<string, YamlNode> Mapping(YamlNode node, string what, params string[] legal)
    {
        if (node is not YamlMappingNode mapping)
        {
            throw Wrong(node, $"{what} must be a mapping with {string.Join(", ", legal)}.");
        }

        var entries = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Children)
        {
            var name = Text(key, "a key");
            if (!legal.Contains(name, StringComparer.Ordinal))
            {
                var nearest = NearestName.Of(name, legal);
                throw Wrong(
                    key,
                    $"'{name}' is not known here; legal are {string.Join(", ", legal)}{(nearest is null ? "." : $". Did you mean '{nearest}'?")}"
                );
            }

            entries[name] = value;
        }

        return entries;
    }

    /// <summary>The items of a list; none where it is absent.</summary>
    public IEnumerable<YamlNode> List(YamlNode? node, string what) =>
        node switch
        {
            null => [],
            YamlSequenceNode list => list.Children,
            _ => throw Wrong(node, $"{what} must be a list."),
        };

    /// <summary>A text.</summary>
    public string Text(YamlNode node, string what) =>
        node is YamlScalarNode { Value: { } value } ? value : throw Wrong(node, $"{what} must be a text.");

    /// <summary>A text, or null where it is absent.</summary>
    public string? OptionalText(Dictionary<string, YamlNode> entries, string key) =>
        entries.TryGetValue(key, out var node) ? Text(node, key) : null;

    /// <summary>True or false; false where it is absent.</summary>
    public bool Flag(Dictionary<string, YamlNode> entries, string key) =>
        entries.TryGetValue(key, out var node)
        && (bool.TryParse(Text(node, key), out var flag) ? flag : throw Wrong(node, $"{key} must be true or false."));
}
