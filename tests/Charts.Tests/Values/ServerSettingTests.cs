using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OllamaMcp.Charts.Tests.Charts;
using OllamaMcp.Charts.Tests.Rendering;
using OllamaMcp.TestKit;

namespace OllamaMcp.Charts.Tests.Values;

/// <summary>The chart sets nothing that the server does not know, and lets everything be set that it knows.</summary>
public sealed partial class ServerSettingTests
{
    /// <summary>What the chart sets from values of their own; the others go under <c>settings</c>.</summary>
    private static readonly string[] SetByTheChart =
    [
        "MCP_PORT",
        "MCP_GUARDED_PORT",
        "OLLAMA_SERVER_URL",
        "OLLAMA_API_KEY",
        "Toolsets",
        "Prompts__Path",
        "Access__Required",
        "Access__TokensFile",
        "Access__AllowedHosts",
        "Access__AllowedOrigins",
        "Limits__ShutdownDelay",
        "Limits__ShutdownTimeout",
        "Contexts__Store",
        "Contexts__Path",
        "Contexts__TimeToLive",
        "CONTEXT_STORE_URI",
        "CONTEXT_STORE_HOST",
        "CONTEXT_STORE_PORT",
        "CONTEXT_STORE_PASSWORD",
        "Replicas__Address",
        "Replicas__Key",
        "Replicas__Service",
        "LOG_LEVEL",
        "LOG_FORMAT",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
    ];

    /// <summary>What would undo the chart's own.</summary>
    private static readonly string[] NotInACluster =
    [
        "MCP_HOST",
        "OLLAMA_HOST",
        "OLLAMA_PORT",
        "Access__Tokens__NAME",
        "ConnectionStrings__context-store",
        "MCP_SETTINGS_FILE",
    ];

    /// <summary>Variables that are no settings: OpenTelemetry's SDK reads one, the kubelet puts the others into values.</summary>
    private static readonly string[] OfOthers = ["OTEL_RESOURCE_ATTRIBUTES", "POD_IP", "POD_NAME"];

    private static IReadOnlyList<string> Known { get; } =
    [.. Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "settings.md"))).Select(m => m.Groups["name"].Value)];

    public static TheoryData<string> Cases { get; } = [.. RenderCase.All.Where(c => c.Chart == Chart.Server).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Environment_OfServer_HoldsKnownSettingsAlone(string name)
    {
        var rendered = await RenderCase.Named(Chart.Server.Name, name).RenderAsync();
        var server = Manifest.ReadAll(rendered).One("Deployment");
        Assert.All(
            server.Environment("server").Keys.Except(OfOthers),
            variable =>
                Assert.True(Known.Any(known => Matches(known, variable)), $"{variable} is no setting of the server (docs/settings.md)")
        );
    }

    [Fact]
    public void Settings_InTheSchema_AreAllThatTheChartDoesNotSet()
    {
        string[] free = [.. Known.Except(SetByTheChart).Except(NotInACluster)];
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            SettingSchema.Rewrite(free);
        }

        Assert.Equal(free.Order(StringComparer.Ordinal), SettingSchema.Names().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Toolsets_InTheSchema_AreThoseOfTheServer()
    {
        var items = JsonNode.Parse(Chart.Server.Read("values.schema.json"))!["properties"]!["toolsets"]!["items"]!;
        var legal = LegalToolsets().Match(File.ReadAllText(Path.Combine(Repository.Root, "docs", "settings.md"))).Groups["names"].Value;
        Assert.Equal(legal, string.Join(", ", items["enum"]!.AsArray().Select(t => t!.GetValue<string>())));
    }

    private static bool Matches(string known, string variable) =>
        Regex.IsMatch(
            variable,
            $"^{known.Replace("NAME", "[A-Za-z0-9_]+", StringComparison.Ordinal)}$",
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );

    [GeneratedRegex("(?m)^\\| `(?<name>[^`]+)` \\|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("names out of (?<names>[^|]+), separated by commas", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LegalToolsets();
}
