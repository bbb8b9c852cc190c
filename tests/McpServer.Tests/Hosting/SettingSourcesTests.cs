using OllamaMcp.Server.Hosting.Settings;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class SettingSourcesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ollama-mcp-settings-").FullName;

    [Fact]
    public void OfProcess_EnvFile_IsReadInAllItsForms()
    {
        Write(".env", "# comment\r\nexport MCP_PORT=1 # here\r\nAccess:Tokens:a=\"a b # c\"\nLimits__X='$HOME'\nEMPTY=\n");

        var (sources, problems) = SettingSources.OfProcess(_folder);

        Assert.Empty(problems);
        var values = sources[1].Values;
        Assert.Equal("1", values["MCP_PORT"]);
        Assert.Equal("a b # c", values["Access__Tokens__a"]);
        Assert.Equal("$HOME", values["Limits__X"]);
    }

    [Fact]
    public void OfProcess_SettingsFileNamedInEnvFile_IsRead()
    {
        Write(".env", "MCP_SETTINGS_FILE=mine.json");
        Write("mine.json", "{ /* a comment */ \"MCP_PORT\": 7, }");

        var (sources, problems) = SettingSources.OfProcess(_folder);

        Assert.Empty(problems);
        Assert.Equal("7", sources[2].Values["MCP_PORT"]);
        Assert.Equal(Path.Combine(_folder, "mine.json"), sources[2].Name);
    }

    [Fact]
    public void OfProcess_NamedSettingsFileMissing_IsAProblem()
    {
        Write(".env", "MCP_SETTINGS_FILE=mine.json");

        Assert.Equal("MCP_SETTINGS_FILE", Assert.Single(SettingSources.OfProcess(_folder).Problems).Name);
    }

    [Theory]
    [InlineData("ollama-mcp.json", "{ \"MCP_PORT\": ")]
    [InlineData("ollama-mcp.json", "[]")]
    [InlineData("ollama-mcp.json", "{ \"MCP_PORT\": 1, \"MCP_PORT\": 2 }")]
    [InlineData(".env", "MCP_PORT=\"1")]
    public void OfProcess_BrokenFile_IsAProblemThatNamesIt(string file, string text)
    {
        Write(file, text);

        Assert.Equal(Path.Combine(_folder, file), Assert.Single(SettingSources.OfProcess(_folder).Problems).Name);
    }

    [Fact]
    public void OfProcess_Environment_ComesFirst()
    {
        var environment = SettingSources.OfProcess(_folder).Sources[0];

        Assert.True(environment.IsEnvironment);
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), environment.Values["PATH"]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);
}
