using System.Text.RegularExpressions;
using OllamaMcp.Charts.Tests.Charts;
using OllamaMcp.TestKit;

namespace OllamaMcp.Charts.Tests.Alerts;

/// <summary>Of every code of a failure it is decided whether it is one for a person on call: a new one has to be put somewhere.</summary>
public sealed partial class FailureCodeTests
{
    // Answered before there is a call; MCPRequestsRefused counts those that are for want of room.
    private static readonly string[] BeforeTheCall =
    [
        .. (string[])["unauthorized", "forbidden_host", "forbidden_origin", "malformed_request", "unsupported_revision"],
        .. (string[])["session_not_found", "session_of_another", "rate_limited", "too_many_calls", "too_many_sessions"],
        .. (string[])["body_too_large", "shutting_down"],
    ];

    [Fact]
    public async Task FailureCode_Each_IsTheCallersOrInTheRunbook()
    {
        string[] callers = [.. await CallersAsync()];
        string[] runbook = [.. Codes(Read("docs", "runbooks", "MCPCallsFailing.md")).Where(code => !code.StartsWith('-'))];
        Assert.Equal(
            Codes(Read("docs", "errors.md")).Order(StringComparer.Ordinal),
            callers.Concat(runbook).Concat(BeforeTheCall).Order(StringComparer.Ordinal)
        );
    }

    private static async Task<IEnumerable<string>> CallersAsync()
    {
        var rule = (await Chart.Server.RenderAsync("--set", "monitoring.prometheusRule.enabled=true")).One("PrometheusRule");
        var alert = Manifest
            .Items(rule.Find("spec/groups/0/rules"))
            .Single(alert => Manifest.TextOf(Manifest.Find(alert, "alert")) == "MCPCallsFailing");
        return LeftOut().Match(Manifest.TextOf(Manifest.Find(alert, "expr"))).Groups["codes"].Value.Split('|');
    }

    /// <summary>The codes in the first column of a table: <c>| `a`, `b` | …</c>.</summary>
    private static IEnumerable<string> Codes(string document) =>
        document
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line.Split('|')[1]))
            .Select(match => match.Value);

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, .. path]));

    [GeneratedRegex("ollama_mcp_error_code!~\"(?<codes>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeftOut();

    [GeneratedRegex("(?<=`)[-a-z0-9_]+(?=`)", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
