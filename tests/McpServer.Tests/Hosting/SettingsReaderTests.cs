using Microsoft.Extensions.Logging;
using OllamaMcp.Server.Hosting.Settings;
using OllamaMcp.Server.Tests.Contexts;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Read_NothingSet_HasTheDefaultsOfTheDocs()
    {
        var reading = Read();

        Assert.Empty(reading.Problems);
        Assert.Equal(4838, reading.Settings.Listening.Port);
        Assert.Equal("0.0.0.0", reading.Settings.Listening.Address.ToString());
        Assert.False(reading.Settings.Access.Required);
        Assert.Equal(LogLevel.Information, reading.Settings.Logs.Level);
    }

    [Fact]
    public void Read_SeveralThingsWrong_ReportsThemAll()
    {
        var reading = Read(("MCP_PORT", "70000"), ("Access__Requird", "true"), ("LOG_LEVEL", "loud"), ("Limits__CallsPerMinute", "-1"));

        Assert.Equal(["MCP_PORT", "Access__Requird", "LOG_LEVEL", "Limits__CallsPerMinute"], reading.Problems.Select(p => p.Name));
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "carrier-pigeon")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG", "2")]
    public void Read_IllegalTelemetry_IsReportedWithTheRest(string name, string value)
    {
        var reading = Read(("MCP_PORT", "70000"), (name, value));

        Assert.Equal(["MCP_PORT", name], reading.Problems.Select(p => p.Name));
        Assert.Equal(value, reading.Problems[1].Value);
    }

    [Fact]
    public void Read_Telemetry_ReachesTheSdkAlsoFromFiles()
    {
        var file = new SettingSource("/etc/ollama-mcp.json", new Dictionary<string, string> { ["OTEL_SERVICE_NAME"] = "blue" })
        {
            IsOurs = true,
        };
        var options = SettingsReader
            .Read([file, Source("env", ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://sink:4317"))])
            .Settings.TelemetryOverHttp;

        Assert.Equal("http://sink:4317/", options.Endpoint?.ToString());
        Assert.Equal(
            ("blue", "http://sink:4317"),
            (options.Variables["OTEL_SERVICE_NAME"], options.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"])
        );
        Assert.True(options.ServesMetrics);
    }

    [Fact]
    public void Read_IllegalValue_NamesValueSourceRangeAndFix()
    {
        var problem = Assert.Single(Read(("MCP_PORT", "70000")).Problems);

        Assert.Equal("70000", problem.Value);
        Assert.Equal("the environment", problem.Source);
        Assert.Contains("0 to 65535", problem.Wrong, StringComparison.Ordinal);
        Assert.Contains("4838", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Access__Tokens__alice", "canary")]
    [InlineData("CONTEXT_STORE_URI", "canary")]
    [InlineData("ConnectionStrings__context-store", "host,canary=canary")]
    public void Read_IllegalSecret_IsNeverShown(string name, string value)
    {
        var reading = Read((name, value));

        Assert.NotEmpty(reading.Problems);
        Assert.DoesNotContain("canary", SettingsReport.Render(reading.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Access__Requird", "Access__Required")]
    [InlineData("Limits__CallPerMinute", "Limits__CallsPerMinute")]
    [InlineData("MCP_PROT", "MCP_PORT")]
    [InlineData("contexts__stor", "Contexts__Store")]
    public void Read_UnknownSettingOfOurs_NamesTheNearest(string name, string nearest)
    {
        var problem = Assert.Single(Read((name, "1")).Problems);

        Assert.Contains(nearest, problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OLLAMA_MODELS")]
    [InlineData("OLLAMA_NUM_PARALLEL")]
    [InlineData("PATH")]
    [InlineData("ConnectionStrings__ollama")]
    [InlineData("ASPNETCORE_URLS")]
    public void Read_SettingOfOthers_IsLeftAlone(string name)
    {
        var reading = Read((name, "whatever"));

        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Notes);
    }

    [Fact]
    public void Read_VariableOfAnMcpClient_IsIgnoredWithANote()
    {
        var reading = Read(("MCP_TIMEOUT", "60000"), ("MCP_TOOL_TIMEOUT", "60000"));

        Assert.Empty(reading.Problems);
        Assert.Equal(2, reading.Notes.Count);
    }

    [Fact]
    public void Read_ServiceLinkOfKubernetes_IsNoPort()
    {
        var reading = Read(("MCP_PORT", "tcp://10.0.0.1:8080"));

        Assert.Empty(reading.Problems);
        Assert.Equal(4838, reading.Settings.Listening.Port);
        Assert.Contains("MCP_PORT", Assert.Single(reading.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownKeyInTheSettingsFile_IsReported()
    {
        var file = Source("/etc/ollama-mcp.json", ("Port", "1")) with { IsOurs = true };

        Assert.Equal("/etc/ollama-mcp.json", Assert.Single(SettingsReader.Read([file]).Problems).Source);
    }

    [Fact]
    public void Read_SetInSeveralSources_TheFirstWins()
    {
        var reading = SettingsReader.Read([Source("a", ("MCP_PORT", "1")), Source("b", ("mcp_port", "nonsense"), ("LOG_LEVEL", "debug"))]);

        Assert.Empty(reading.Problems);
        Assert.Equal(1, reading.Settings.Listening.Port);
        Assert.Equal(LogLevel.Debug, reading.Settings.Logs.Level);
    }

    [Fact]
    public void Read_EmptyValue_IsNotSet() => Assert.Empty(Read(("MCP_PORT", " "), ("Access__TokensFile", "")).Problems);

    [Theory]
    [InlineData("Access__Required", "true")]
    [InlineData("MCP_GUARDED_PORT", "4839")]
    public void Read_TokenRequiredAndNoneSet_IsReported(string name, string value) =>
        Assert.Equal(name, Assert.Single(Read((name, value)).Problems).Name);

    [Fact]
    public void Read_BothPortsTheSame_IsReported()
    {
        var reading = Read(("MCP_PORT", "5000"), ("MCP_GUARDED_PORT", "5000"), ("Access__Tokens__a", "0123456789abcdef"));

        Assert.Equal("MCP_GUARDED_PORT", Assert.Single(reading.Problems).Name);
    }

    [Theory]
    [InlineData("OLLAMA_HOST", "ftp://x")]
    [InlineData("OLLAMA_PORT", "0")]
    [InlineData("OLLAMA_SERVER_URL", "http://user:secret@x")]
    [InlineData("OLLAMA_TIMEOUT", "soon")]
    [InlineData("Toolsets", "ollama,nonsense")]
    [InlineData("Contexts__Store", "floppy")]
    [InlineData("Contexts__KeyPrefix", "a{b}")]
    [InlineData("Replicas__Address", "10.0.0.1")]
    [InlineData("Limits__SessionIdle", "25h")]
    [InlineData("Limits__BodyBytes", "2GiB")]
    public void Read_IllegalValue_IsReportedUnderItsName(string name, string value) =>
        Assert.Contains(name, Read((name, value)).Problems.Select(p => p.Name));

    [Theory]
    [InlineData("Replicas__Address", "10.0.0.1:80", "Replicas__Key")]
    [InlineData("Replicas__Key", "0123456789012345678901234567890123456789", "Replicas__Address")]
    public void Read_OneOfTheReplicaSettings_WantsTheOther(string name, string value, string missing) =>
        Assert.Equal(missing, Assert.Single(Read((name, value)).Problems).Name);

    [Theory]
    [InlineData("file", "it is a file, and a folder is meant.")]
    [InlineData("file/contexts", "file")]
    public void Read_FolderThatCannotBeWritten_IsReportedWithPathAndReason(string below, string reason)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "file"), "");
        // Below a file nobody can write, not even root.
        var path = Path.GetFullPath(below, folder.Path);

        var problem = Assert.Single(Read(("Contexts__Path", path)).Problems);

        Assert.Equal(("Contexts__Path", path), (problem.Name, problem.Value));
        Assert.StartsWith("No conversation can be kept there: ", problem.Wrong, StringComparison.Ordinal);
        Assert.Contains(reason, problem.Wrong, StringComparison.Ordinal);
        Assert.Contains("Contexts__Store", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CONTEXT_STORE_HOST", "redis")]
    [InlineData("Contexts__Store", "memory")]
    public void Read_FolderThatIsNotUsed_IsLeftAlone(string name, string value)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "contexts");

        Assert.Empty(Read((name, value), ("Contexts__Path", path)).Problems);
        Assert.False(Path.Exists(path));
    }

    [Fact]
    public void Read_FolderThatCanBeWritten_IsMadeAndLeftEmpty()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "new", "contexts");

        Assert.Empty(Read(("Contexts__Path", path)).Problems);
        Assert.Empty(Directory.EnumerateFileSystemEntries(path));
    }

    [Fact]
    public void Read_OllamaTimeout_BoundsTheFirstPieceAndEverySilence()
    {
        Assert.Equal(TimeSpan.FromMinutes(5), Read().Settings.Ollama.FirstByteLimit);

        var ollama = Read(("OLLAMA_TIMEOUT", "2m"), ("OLLAMA_HOST", "gpu:1234,other")).Settings.Ollama;

        Assert.Equal(TimeSpan.FromMinutes(2), ollama.FirstByteLimit);
        Assert.Equal(TimeSpan.FromMinutes(2), ollama.SilenceLimit);
        Assert.Equal(["http://gpu:1234/", "http://other:11434/"], ollama.Addresses.Select(a => a.ToString()));
    }

    [Fact]
    public void CheckTools_LimitOfAnUnknownTool_NamesTheNearest()
    {
        var settings = Read(("Limits__Tools__ollama_pull_modle__CallsPerMinute", "2")).Settings;

        var problem = Assert.Single(SettingRules.CheckTools(settings, ["ollama_pull_model", "ollama_chat"]));

        Assert.Equal("The nearest tool is ollama_pull_model.", problem.Fix);
    }

    [Fact]
    public void Read_NamedSettings_KeepTheirNames()
    {
        var reading = Read(("Access__Tokens__Alice", "0123456789abcdef"), ("Limits__Tools__ollama_pull_model__CallsPerMinute", "2"));

        Assert.Equal("Alice", Assert.Single(reading.Settings.Access.Tokens).Key);
        Assert.Equal(2, reading.Settings.Access.ToolCallsPerMinute["ollama_pull_model"]);
    }

    internal static SettingsReading Read(params (string Key, string Value)[] environment) =>
        SettingsReader.Read([Source("the environment", environment) with { IsEnvironment = true }]);

    private static SettingSource Source(string name, params (string Key, string Value)[] values) =>
        new(name, values.ToDictionary(v => SettingName.Canonical(v.Key), v => v.Value, StringComparer.OrdinalIgnoreCase));
}
