using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Tests.Settings;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("MCP_PORT=5000", "MCP_PORT=5000")]
    [InlineData("--MCP_PORT=5000", "MCP_PORT=5000")]
    [InlineData("--MCP_PORT 5000", "MCP_PORT=5000")]
    [InlineData("mcp_port=5000", "MCP_PORT=5000")]
    [InlineData("MCP_PORT=5000 MCP_PORT=5001", "MCP_PORT=5001")]
    [InlineData("AppHost:Replicas=2", "AppHost__Replicas=2")]
    [InlineData("Limits:CallsInFlight=3", "Limits__CallsInFlight=3")]
    [InlineData("Limits__Tools__ollama_chat__CallsPerMinute=3", "Limits__Tools__ollama_chat__CallsPerMinute=3")]
    [InlineData("access:tokens:Anna=a=b", "Access__Tokens__Anna=a=b")]
    [InlineData("ConnectionStrings__context-store=redis:6379", "ConnectionStrings__context-store=redis:6379")]
    [InlineData("OTEL_SERVICE_NAME=x", "OTEL_SERVICE_NAME=x")]
    [InlineData("OTEL_BSP_SCHEDULE_DELAY=1", "OTEL_BSP_SCHEDULE_DELAY=1")]
    [InlineData("LOG_LEVEL=", "LOG_LEVEL=")]
    public void Parse_Setting_IsTakenByItsUsualName(string arguments, string setting)
    {
        var line = Parse(arguments);

        Assert.Empty(line.Problems);
        Assert.Equal(setting, string.Join(' ', line.Settings.Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Theory]
    [InlineData("--replics 3", "--replics is no setting; the nearest is AppHost__Replicas=VALUE. --help lists the settings.")]
    [InlineData(
        "--Servers:Replica=2",
        "--Servers:Replica is no setting; the nearest is AppHost__Replicas=VALUE. --help lists the settings."
    )]
    [InlineData(
        "AppHost__DashboardProt=80",
        "AppHost__DashboardProt is no setting; the nearest is AppHost__DashboardPort=VALUE. --help lists the settings."
    )]
    [InlineData("--port=80", "--port is no setting; the nearest is MCP_PORT=VALUE. --help lists the settings.")]
    [InlineData("OLAMA_HOST=a", "OLAMA_HOST is no setting; the nearest is OLLAMA_HOST=VALUE. --help lists the settings.")]
    [InlineData(
        "Access__Token__Anna=secret",
        "Access__Token__Anna is no setting; the nearest is Access__Tokens__NAME=VALUE. --help lists the settings."
    )]
    [InlineData(
        "OTEL_SERVICE_NAMES=x",
        "OTEL_SERVICE_NAMES is no setting; the nearest is OTEL_SERVICE_NAME=VALUE. --help lists the settings."
    )]
    [InlineData("--MCP_PORT", "--MCP_PORT has no value: it is given as MCP_PORT=VALUE.")]
    [InlineData("quick", "\"quick\" is not understood: settings are given as NAME=VALUE. --help lists the settings.")]
    [InlineData("=5000", "\"=5000\" is not understood: settings are given as NAME=VALUE. --help lists the settings.")]
    [InlineData("--api=secret", "--api is no setting. --help lists the settings.")]
    [InlineData(
        "OLLAMA_NUM_PARALLEL=4",
        "OLLAMA_NUM_PARALLEL is no setting of the server: where other programs read it, set it in the environment. --help lists the settings."
    )]
    public void Parse_WhatIsNoSetting_IsNamedWithTheNearestAndWithoutItsValue(string arguments, string problem)
    {
        var line = Parse(arguments);

        Assert.Equal([problem], line.Problems);
        Assert.Empty(line.Settings);
    }

    [Theory]
    [InlineData("--operation publish --output-path out --log-level debug")]
    [InlineData("--clear-cache Parameters:key=value")]
    public void ProblemsBesideAspire_OfArgumentsOfAspire_AreNone(string arguments)
    {
        Assert.Empty(Parse(arguments).ProblemsBesideAspire);
        Assert.Empty(Parse(arguments).Settings);
    }

    [Theory]
    [InlineData("--replics 3")]
    [InlineData("Servers:Replica=2")]
    [InlineData("--MCP_PORT")]
    [InlineData("quick")]
    public void ProblemsBesideAspire_OfWhatWasMeantAsASetting_AreTheSame(string arguments) =>
        Assert.Equal(Assert.Single(Parse(arguments).Problems), Assert.Single(Parse(arguments).ProblemsBesideAspire));

    [Theory]
    [InlineData("--help")]
    [InlineData("quick -h")]
    public void Parse_Help_IsSeen(string arguments) => Assert.True(Parse(arguments).Help);

    private static CommandLine Parse(string arguments) => CommandLine.Parse(arguments.Split(' '));
}
