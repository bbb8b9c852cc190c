using System.Text.RegularExpressions;
using OllamaMcp.TestKit;

namespace OllamaMcp.Clients.Tests.Snippets;

/// <summary>A piece of a client's configuration, as a page of this repository shows it.</summary>
/// <param name="Name">What stands in the comment above it: <c>snippet cursor-token</c>. Empty where there is none.</param>
internal sealed partial record Snippet(string Name, string Language, string Text)
{
    public const string Page = "docs/clients.md";

    /// <summary>All of a page, in order.</summary>
    public static IEnumerable<Snippet> Of(string page) =>
        Fence()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, page)))
            .Select(found => new Snippet(found.Groups["name"].Value, found.Groups["language"].Value, found.Groups["text"].Value));

    public static Snippet Named(string name) => Of(Page).Single(snippet => snippet.Name == name);

    /// <summary>
    /// The same with what every user fills in filled in: where the server is, or the program and the Ollama that it is for, and the token.
    /// </summary>
    public Snippet Filled(Uri server, string program, Uri ollama, string token) =>
        this with
        {
            Text = TokenVariable()
                .Replace(Text, token)
                .Replace("http://localhost:4838", server.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
                .Replace("/home/me/ollama-mcp/ollama-mcp", program, StringComparison.Ordinal)
                .Replace("127.0.0.1:11434", ollama.Authority, StringComparison.Ordinal),
        };

    [GeneratedRegex(
        """(<!-- snippet (?<name>\S+) -->\n)?^```(?<language>\w*)\n(?<text>.*?)^```$""",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Fence();

    // As each client writes it: ${env:NAME}, ${env://NAME}, ${NAME}, $NAME; or a word to be replaced.
    [GeneratedRegex("""\$\{(env:(//)?)?OLLAMA_MCP_TOKEN\}|\$OLLAMA_MCP_TOKEN|\bTOKEN\b""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenVariable();
}
