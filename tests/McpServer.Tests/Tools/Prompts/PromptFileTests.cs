using OllamaMcp.Server.Tools.Prompts;

namespace OllamaMcp.Server.Tests.Tools.Prompts;

public sealed class PromptFileTests
{
    private const string Yaml = """
        name: review
        title: Review code
        arguments:
          - name: code
            description: What to review
            required: true
          - name: style
            default: short
        messages:
          - role: user
            content: "Review {{code}} in a {{ style }} way."
          - role: assistant
            content: Gladly.
        """;

    [Fact]
    public void Parse_Yaml_HasEverything()
    {
        var prompt = PromptFile.Parse("other.yaml", Yaml);

        Assert.Equal("review", prompt.Name);
        Assert.Equal("Review code", prompt.Title);
        Assert.Equal(new PromptTemplateArgument("code", "What to review", true, null), prompt.Arguments[0]);
        Assert.Equal(2, prompt.Messages.Count);
    }

    [Fact]
    public void Parse_Markdown_TakesTheTextAsTheUsersMessage()
    {
        var prompt = PromptFile.Parse("greet.md", "---\r\narguments:\r\n  - name: who\r\n---\r\nSay hello\r\nto {{who}}.\r\n");

        Assert.Equal("greet", prompt.Name);
        Assert.Equal("Say hello\nto {{who}}.", Assert.Single(prompt.Messages).Content);
    }

    [Theory]
    [InlineData("a.yaml", "name: x\nmesages: []", 2, "Did you mean 'messages'?")]
    [InlineData("a.yaml", "name: x", 1, "needs messages")]
    [InlineData("a.yaml", "name: [x", 2, "")]
    [InlineData("a.yaml", "name: x\nmessages:\n  - role: system\n    content: y", 3, "legal are user and assistant")]
    [InlineData("a.yaml", "name: x\narguments:\n  - name: 'a b'\nmessages:\n  - content: y", 3, "no name of an argument")]
    [InlineData("a.yaml", "name: x\nmessages:\n  - content: 'y {{z}}'", 1, "{{z}}")]
    [InlineData("a.yaml", "- 1", 1, "must be a mapping")]
    [InlineData("a.md", "no fence", 1, "begins with ---")]
    [InlineData("a.md", "---\nnam: x\n---\ntext", 2, "Did you mean 'name'?")]
    [InlineData("a.md", "---\nname: x\n---\n", 3, "no text")]
    public void Parse_BadFile_SaysLineAndWhatIsRight(string file, string text, int line, string problem)
    {
        var error = Assert.Throws<PromptFileException>(() => PromptFile.Parse(file, text));

        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
        Assert.Equal(file, error.File);
    }
}
