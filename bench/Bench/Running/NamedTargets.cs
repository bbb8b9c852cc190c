using System.CommandLine;
using OllamaMcp.Bench.Targets;

namespace OllamaMcp.Bench.Running;

/// <summary>Some of the servers, chosen by a part of their names.</summary>
internal static class NamedTargets
{
    public static Argument<string> Name { get; } = new("target") { Description = "Part of the names of the targets" };

    public static ITarget[] Of(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(Name);
        return
        [
            .. OurTargets
                .All()
                .Concat(PeerTargets.All(Console.Error.WriteLine))
                .Where(each => each.Name.Contains(name, StringComparison.OrdinalIgnoreCase)),
        ];
    }
}
