using OllamaMcp.Server.Contexts;

namespace OllamaMcp.Server.Tests.Contexts;

public sealed class SessionFileNamesTests
{
    [Theory]
    [InlineData("alice", "alice~.json")]
    [InlineData("Team:Alice", "team=alice~84.json")]
    [InlineData("con.x", "con+x~.json")]
    [InlineData("u@h_1-2", "u@h_1-2~.json")]
    public void Encode_Id_IsTheNameThatDecodes(string sessionId, string fileName)
    {
        Assert.Equal(fileName, SessionFileNames.Encode(sessionId));
        Assert.Equal(sessionId, SessionFileNames.Decode(fileName));
    }

    [Fact]
    public void Encode_LongestIdOfCapitals_FitsAFileSystem()
    {
        var id = new string('Z', SessionIds.MaxLength);
        var name = SessionFileNames.Encode(id);
        Assert.True(name.Length < 200);
        Assert.Equal(id, SessionFileNames.Decode(name));
    }

    [Theory]
    [InlineData("alice.json")]
    [InlineData("alice~0.json")]
    [InlineData("1lice~8.json")]
    [InlineData("Alice~.json")]
    [InlineData("alice~g.json")]
    [InlineData("~.json")]
    [InlineData("a b~.json")]
    [InlineData("alice~.json.tmp")]
    public void Decode_AnotherFile_Null(string fileName) => Assert.Null(SessionFileNames.Decode(fileName));
}
