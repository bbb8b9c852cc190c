using System.Globalization;
using System.Text.RegularExpressions;

namespace OllamaMcp.Clients.Tests.Snippets;

/// <summary>What the pages tell users to write is well formed, in each client's own words, and leads to where the server is.</summary>
public sealed partial class SnippetTests
{
    private static readonly string[] Others = ["llama-stack", "llama-stack-token", "ogx", "ogx-token", "curl"];

    private static readonly List<Snippet> All = [.. Snippet.Of(Snippet.Page)];

    public static TheoryData<string> Hosts => [.. All.Select(snippet => snippet.Name).Where(name => HostFormat.Of(name) is not null)];

    public static TheoryData<string> Commands => [.. All.Where(IsCommand).Select(snippet => snippet.Name)];

    [Fact]
    public void Page_EverySnippet_HasANameAndATest()
    {
        Assert.Equal(All.Count, All.Select(snippet => snippet.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(
            All,
            snippet =>
                Assert.True(
                    HostFormat.Of(snippet.Name) is not null || IsCommand(snippet) || Others.Contains(snippet.Name),
                    $"'{snippet.Name}' is tested by nothing."
                )
        );
    }

    [Fact]
    public void Readme_ItsSnippets_AreThoseOfThePage() =>
        Assert.All(
            Snippet.Of("README.md").Where(snippet => snippet.Name.Length > 0),
            snippet => Assert.Equal(Snippet.Named(snippet.Name), snippet)
        );

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Host_Entry_HasItsKeysAndLeadsToTheServer(string name)
    {
        var format = HostFormat.Of(name)!;
        var connection = Connection.Read(Snippet.Named(name), format.Entry);

        Assert.Subset(format.Keys.ToHashSet(), connection.Entry.Select(property => property.Key).ToHashSet());
        LeadsToTheServer(name, connection.Url, connection.Command, connection.Headers);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void ClaudeCode_Command_HasItsWordsAndLeadsToTheServer(string name)
    {
        var words = Word().Matches(Snippet.Named(name).Text).Select(word => word.Value.Trim('"')).ToList();

        Assert.Equal(["claude", "mcp", "add"], words[..3]);
        var separator = words.IndexOf("--");
        if (separator > 0)
        {
            Assert.Equal("ollama", words[separator - 1]);
            LeadsToTheServer(name, url: null, words[(separator + 1)..], []);
            return;
        }

        var url = new Uri(words[6]);
        Assert.Equal(["--transport", url.AbsolutePath == "/sse" ? "sse" : "http", "ollama"], words[3..6]);
        Assert.True(words.Count == 7 || words[7] == "--header");
        LeadsToTheServer(name, url, [], words[Math.Min(8, words.Count)..]);
    }

    [Fact]
    public void VsCode_InputOfItsToken_IsAskedFor()
    {
        var file = Connection.Parse(Snippet.Named("vscode-token"));
        var input = Assert.Single(file["inputs"]!.AsArray())!;

        Assert.Equal("promptString", input["type"]!.GetValue<string>());
        Assert.Contains($"${{input:{input["id"]}}}", file["servers"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("llama-stack", "registered_resources/tool_groups/0/mcp_endpoint/uri")]
    [InlineData("llama-stack-token", "server_url")]
    [InlineData("ogx", "connectors/0/url")]
    [InlineData("ogx-token", "server_url")]
    public void Stack_Url_LeadsToTheServer(string name, string path)
    {
        var found = path.Split('/')
            .Aggregate(
                Connection.Parse(Snippet.Named(name)),
                (node, key) => int.TryParse(key, CultureInfo.InvariantCulture, out var at) ? node[at]! : node[key]!
            );

        LeadsToTheServer("stack", new Uri(found.GetValue<string>()), [], []);
    }

    private static bool IsCommand(Snippet snippet) => snippet.Text.StartsWith("claude ", StringComparison.Ordinal);

    private static void LeadsToTheServer(string name, Uri? url, IReadOnlyList<string> command, IReadOnlyList<string> headers)
    {
        if (url is null)
        {
            Assert.Equal(["/home/me/ollama-mcp/ollama-mcp", "--stdio"], command);
            Assert.Empty(headers);
            return;
        }

        Assert.Empty(command);
        Assert.Equal("http://localhost:4838", url.GetLeftPart(UriPartial.Authority));
        Assert.Contains(url.AbsolutePath, new[] { "/mcp", "/sse" });
        Assert.Equal(name.EndsWith("-token", StringComparison.Ordinal) || name == "claude-code-project" ? 1 : 0, headers.Count);
        Assert.All(headers, header => Assert.Matches(@"^Authorization: Bearer \$\S+$", header));
    }

    [GeneratedRegex(
        """
            "[^"]*"|\S+
            """,
        RegexOptions.None,
        1000
    )]
    private static partial Regex Word();
}
