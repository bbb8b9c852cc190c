using OllamaMcp.Server.Contexts;

namespace OllamaMcp.Server.Tests.Contexts;

public sealed class SessionIdsTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("user:42@2026-11-21_x.y")]
    public void IsValid_LettersDigitsAndPunctuation_True(string sessionId) => Assert.True(SessionIds.IsValid(sessionId));

    [Theory]
    [InlineData("")]
    [InlineData("../etc/passwd")]
    [InlineData("a/../b")]
    [InlineData("a..b")]
    [InlineData("a\0b")]
    [InlineData("-x")]
    [InlineData("ä")]
    public void IsValid_TricksAndOtherLetters_False(string sessionId) => Assert.False(SessionIds.IsValid(sessionId));

    [Fact]
    public void IsValid_TenKilobytes_False() => Assert.False(SessionIds.IsValid(new string('a', 10240)));
}
