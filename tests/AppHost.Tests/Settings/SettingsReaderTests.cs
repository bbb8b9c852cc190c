using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Theory]
    [InlineData("AppHost__Ollamas=17", "AppHost__Ollamas is \"17\": a number from 1 to 16 is meant.")]
    [InlineData("AppHost__Replicas=0", "AppHost__Replicas is \"0\": a number from 1 to 16 is meant.")]
    [InlineData("AppHost__Profile=docker", "AppHost__Profile is \"docker\": auto, aspire, processes are the choices.")]
    [InlineData("AppHost__Ollamas=2 OLLAMA_HOST=gpu-box", "AppHost__Ollamas is 2, and OLLAMA_HOST or OLLAMA_SERVER_URL names yours")]
    [InlineData(
        "AppHost__Replicas=2 MCP_GUARDED_PORT=9000",
        "AppHost__Replicas is 2, and MCP_GUARDED_PORT is 9000, which only one can listen on"
    )]
    [InlineData("Contexts__Store=memory", "Contexts__Store is \"memory\": auto, redis, files are the choices.")]
    public void Read_WhatCannotBe_IsNamedWithWhatCan(string arguments, string problem)
    {
        Assert.StartsWith(problem, Assert.Single(Read(arguments).Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AppHost__OllamaModel=a,b:1b,,a", "a b:1b")]
    [InlineData("AppHost__OllamaModel=none", "")]
    public void Read_Models_AreAList(string arguments, string models)
    {
        Assert.Equal(models, string.Join(' ', Read(arguments).Settings.OllamaModels!));
    }

    [Fact]
    public void Read_TheServersNamesForTheStore_MeanTheSame()
    {
        var (settings, problems) = Read("Contexts__Store=files Contexts__Path=/kept");

        Assert.Empty(problems);
        Assert.Equal((ContextStoreChoice.Files, Path.GetFullPath("/kept")), (settings.ContextStore, settings.ContextsFolder));
    }

    [Fact]
    public void Read_Nothing_LeavesEverythingAsItIsDocumented()
    {
        var (settings, problems) = Read("");

        Assert.Empty(problems);
        Assert.Equal((4838, 1, 1), (settings.McpPort, settings.Replicas, settings.OllamaCount));
        Assert.Null(settings.OllamaModels);
        Assert.Equal(ProfileChoice.Auto, settings.Profile);
    }

    [Fact]
    public void HelpText_NamesEverySetting_WithinTheWidthOfATerminal()
    {
        var lines = HelpText.Render(100).Split('\n');

        Assert.All(lines, line => Assert.True(line.Length <= 110, line));
        Assert.All(
            SettingNames.All.SelectMany(section => section.Settings),
            setting => Assert.Contains(lines, line => line.StartsWith($"  {setting.Name} ", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("AppHost__Replika", "AppHost__Replika is no setting; the nearest is AppHost__Replicas=VALUE. --help lists the settings.")]
    [InlineData("apphost__colour", "apphost__colour is no setting. --help lists the settings.")]
    public void Read_UnknownVariableOfTheAppHost_IsNamed(string name, string problem)
    {
        var none = new Dictionary<string, string>();
        var environment = new Dictionary<string, string> { [name] = "2", ["Servers__Replica"] = "2" };

        Assert.Equal([problem], SettingsReader.Read(new SettingSources(none, environment, none)).Problems);
    }

    private static (HostSettings Settings, IReadOnlyList<string> Problems) Read(string arguments)
    {
        var line = CommandLine.Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var none = new Dictionary<string, string>();
        return SettingsReader.Read(new SettingSources(line.Settings, none, none));
    }
}
