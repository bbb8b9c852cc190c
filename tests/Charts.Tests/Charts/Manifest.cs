using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace OllamaMcp.Charts.Tests.Charts;

/// <summary>An object of Kubernetes as a chart writes it.</summary>
internal sealed class Manifest(YamlMappingNode root)
{
    public string Kind => Text("kind");

    public string Name => Text("metadata/name");

    /// <summary>How it is named in messages.</summary>
    public string Title => $"{Kind}/{Name}";

    public YamlMappingNode Root => root;

    /// <summary>The description of its pods, or null where it has none.</summary>
    public YamlNode? Pod => Kind == "Pod" ? Find("spec") : Find("spec/template/spec");

    public static IReadOnlyList<Manifest> ReadAll(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return [.. stream.Documents.Select(d => d.RootNode).OfType<YamlMappingNode>().Select(root => new Manifest(root))];
    }

    /// <summary>A scalar by its path; fails the test where there is none.</summary>
    public string Text(string path) => TextOf(Find(path) ?? throw new KeyNotFoundException($"{path} is not in {root}"));

    public YamlNode? Find(string path) => Find(root, path);

    /// <summary>What lies at a path of keys and indexes: <c>containers/0/env</c>. Null where there is nothing.</summary>
    public static YamlNode? Find(YamlNode? from, string path)
    {
        foreach (var step in path.Split('/'))
        {
            from = from switch
            {
                YamlMappingNode map => map.Children.TryGetValue(new YamlScalarNode(step), out var child) ? child : null,
                YamlSequenceNode list when int.TryParse(step, CultureInfo.InvariantCulture, out var index) =>
                    list.Children.ElementAtOrDefault(index),
                _ => null,
            };
        }

        return from;
    }

    public static IEnumerable<YamlNode> Items(YamlNode? list) => (list as YamlSequenceNode)?.Children ?? [];

    /// <summary>What a map holds, as <c>key: value</c>.</summary>
    public static IEnumerable<string> Entries(YamlNode map) =>
        ((YamlMappingNode)map).Children.Select(pair => $"{TextOf(pair.Key)}: {TextOf(pair.Value)}");

    public static string TextOf(YamlNode? node) => (node as YamlScalarNode)?.Value ?? "";

    /// <summary>Containers of its pods, those that come before the others too.</summary>
    public IEnumerable<YamlNode> Containers => Items(Find(Pod, "initContainers")).Concat(Items(Find(Pod, "containers")));

    /// <summary>The variables of a container, by name; those that come from elsewhere have no value.</summary>
    public IReadOnlyDictionary<string, string?> Environment(string container) =>
        Items(Find(Containers.Single(c => TextOf(Find(c, "name")) == container), "env"))
            .ToDictionary(v => TextOf(Find(v, "name")), v => (Find(v, "value") as YamlScalarNode)?.Value, StringComparer.Ordinal);
}
