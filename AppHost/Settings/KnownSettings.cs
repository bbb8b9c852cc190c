using System.Text.RegularExpressions;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Hosting.Settings;

namespace OllamaMcp.AppHost.Settings;

/// <summary>The names of all settings: those that the AppHost reads itself, and those of the server.</summary>
internal static partial class KnownSettings
{
    // OpenTelemetry reads more of them than the server has in its list.
    private const string TelemetryPrefix = "OTEL_";

    private static readonly string[] Own = [.. SettingNames.All.SelectMany(section => section.Settings).Select(setting => setting.Name)];
    private static readonly SettingName[] All = [.. Own.Union(OfServer(), StringComparer.Ordinal).Select(name => new SettingName(name))];

    /// <returns>The usual spelling: case does not matter, and <c>:</c> does as well as <c>__</c>. Null where there is no such setting.</returns>
    public static string? Find(string name)
    {
        var key = SettingName.Canonical(name);
        foreach (var setting in All)
        {
            if (setting.Matches(key, out var captured))
            {
                return captured.Length == 0 ? setting.Text : setting.Text.Replace(SettingName.Wildcard, captured, StringComparison.Ordinal);
            }
        }
        return key.StartsWith(TelemetryPrefix, StringComparison.Ordinal) && Nearest(key) is null ? key : null;
    }

    /// <returns>What somebody means who mistyped a name, or what stands before its last part; null where nothing is near.</returns>
    public static string? Nearest(string name)
    {
        var key = SettingName.Canonical(name);
        var last = LastPart(key);
        var beside = All.Select(setting => setting.Text).Where(text => HasPrefix(text, key[..^last.Length])).ToList();
        return beside.Count > 0 ? Find(last, beside) : NearestName.Of(key, All.Select(setting => setting.Text)) ?? Find(last, Own);

        static string? Find(string last, IReadOnlyList<string> among) =>
            NearestName.Of(last, among.Select(LastPart)) is { } part ? among.First(text => LastPart(text) == part) : null;
    }

    // "AppHost__" of "AppHost__Replicas", "MCP_" of "MCP_PORT".
    private static bool HasPrefix(string name, string prefix) =>
        prefix.Length > 0 && name[..^LastPart(name).Length].Equals(prefix, StringComparison.OrdinalIgnoreCase);

    private static string LastPart(string name) => name.Split("__")[^1].Split('_', 2)[^1];

    // .env.example is generated from the server's own list.
    private static IEnumerable<string> OfServer()
    {
        using var example = typeof(KnownSettings).Assembly.GetManifestResourceStream(".env.example")!;
        using var text = new StreamReader(example);
        return [.. Line().Matches(text.ReadToEnd()).Select(match => match.Groups["name"].Value)];
    }

    // "#MCP_PORT=4838": a comment has a space first.
    [GeneratedRegex(@"^#?(?<name>[^\s=#]+)=", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();
}
