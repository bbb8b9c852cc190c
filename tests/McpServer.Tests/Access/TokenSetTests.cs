using OllamaMcp.Server.Access;

namespace OllamaMcp.Server.Tests.Access;

public sealed class TokenSetTests
{
    private const string Token = "canary-0123456789abcdef";

    [Fact]
    public void Load_CommentsBlanksAndWindowsLineEnds_AreReadOver()
    {
        using var file = new TokensFileOnDisk($"# who\r\n\r\n  alice \t {Token}  \r\n");

        var (tokens, problems) = TokenSet.Load(new AccessOptions { TokensFile = file.Path });

        Assert.Empty(problems);
        Assert.Equal("alice", tokens.FindOwner(Token)?.Name);
    }

    [Theory]
    [InlineData("alice", ":1", "not a name and a token")]
    [InlineData("alice a b", ":1", "not a name and a token")]
    [InlineData("alice short", ":1", "5 characters")]
    [InlineData("1alice canary-0123456789abcdef", ":1", "not legal")]
    [InlineData("anonymous canary-0123456789abcdef", ":1", "not legal")]
    [InlineData("a canary-0123456789abcdef\nb canary-0123456789abcdef", ":2", "more than once")]
    [InlineData("", "Access__TokensFile", "no token")]
    [InlineData("# nothing", "Access__TokensFile", "no token")]
    public void Load_BrokenFile_NamesLineAndFaultAndNoToken(string text, string where, string wrong)
    {
        using var file = new TokensFileOnDisk(text);

        var problem = Assert.Single(TokenSet.Load(new AccessOptions { TokensFile = file.Path }).Problems);

        Assert.EndsWith(where, problem.Where, StringComparison.Ordinal);
        Assert.Contains(wrong, problem.Wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MissingFile_NamesIt()
    {
        var problem = Assert.Single(TokenSet.Load(new AccessOptions { TokensFile = "/nowhere/tokens" }).Problems);

        Assert.Contains("/nowhere/tokens: There is no such file", problem.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OneTokenInSettingsAndFile_NamesBothPlaces()
    {
        using var file = new TokensFileOnDisk($"bob {Token}");

        var problem = Assert.Single(TokenSet.Load(new AccessOptions { TokensFile = file.Path, Tokens = { ["alice"] = Token } }).Problems);

        Assert.Contains("alice (Access__Tokens__alice)", problem.Wrong, StringComparison.Ordinal);
        Assert.Contains($"bob ({file.Path}:1)", problem.Wrong, StringComparison.Ordinal);
    }
}
