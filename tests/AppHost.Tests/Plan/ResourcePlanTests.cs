using OllamaMcp.AppHost.Plan;
using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Tests.Plan;

/// <summary>What the Aspire part adds is exactly the topology, whatever the machine has.</summary>
public sealed class ResourcePlanTests
{
    private static readonly MachineFacts Containers = new(HasContainers: true, HasOllama: true, RunningOllama: null);
    private static readonly MachineFacts Bare = new(HasContainers: false, HasOllama: false, RunningOllama: null);
    private static readonly HostSettings Settings = new() { DataFolder = "/data" };

    [Fact]
    public void Add_WithContainers_AddsTheWholeTopology()
    {
        Assert.Equal(
            [
                "context-store: redis",
                "ollama: ollama container",
                "ollama-llama3-2-1b: llama3.2:1b in ollama",
                "ollama shows / as Ollama API",
                "mcp-server: server on *:4838 by MCP_PORT x1",
                "mcp-server is healthy by /health/ready",
                "mcp-server shows /mcp as MCP endpoint",
                "mcp-server shows / as Start page",
                "mcp-server shows /health/ready as Health",
                "mcp-server shows /metrics as Metrics",
                "mcp-server waits for context-store",
                "mcp-server waits for ollama",
                "mcp-server LOG_FORMAT=text",
                "mcp-server OLLAMA_SERVER_URL=ollama",
                "mcp-server is connected to context-store",
            ],
            Record(Settings, Containers).Calls
        );
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    public void Add_EachPart_IsAddedAsDescribed(int ollamas, int replicas)
    {
        var settings = Settings with
        {
            OllamaCount = ollamas,
            Replicas = replicas,
            OllamaModels = ["tiny:1b", "hf.co/Some_One/Big.GGUF:Q4_K"],
        };

        var sink = Record(settings, Containers);

        foreach (var part in LocalTopology.Describe(settings))
        {
            Assert.Single(sink.Calls, call => call.StartsWith($"{part.Name}: ", StringComparison.Ordinal));
            Assert.Equal(part.DependsOn.Select(other => $"{part.Name} waits for {other}"), Those(sink, $"{part.Name} waits for "));
            Assert.Equal(part.Urls.Select(url => $"{part.Name} shows {url.Path} as {url.Text}"), Those(sink, $"{part.Name} shows "));
            Assert.Equal(part.Models.Select(model => $"{model} in {part.Name}"), Those(sink, $" in {part.Name}").Select(AfterName));
            Assert.Equal(part.Commands, sink.Commands.Where(item => item.Resource == part.Name).Select(item => item.Command));
            Assert.Equal(
                part.Settings.Select(setting => $"{part.Name} {setting.Key}={setting.Value}"),
                part.Settings.Keys.SelectMany(name => Those(sink, $"{part.Name} {name}="))
            );
        }
    }

    [Fact]
    public void Add_SeveralReplicas_HaveEachItsAddressAndOneKey()
    {
        var sink = Record(Settings with { Replicas = 3 }, Containers);

        Assert.Contains("mcp-server: server on *:4838 by MCP_PORT x3", sink.Calls);
        Assert.Contains("mcp-server Replicas__Address=its own address", sink.Calls);
        Assert.Contains("replica-key: secret random", sink.Calls);
        Assert.Contains("mcp-server Replicas__Key=secret replica-key", sink.Calls);
    }

    [Fact]
    public void Add_WithoutContainers_UsesFilesAndWhatIsInstalled()
    {
        var bare = Record(Settings, Bare).Calls;
        var installed = Record(Settings with { OllamaCount = 2 }, Bare with { HasOllama = true }).Calls;

        Assert.Contains("ollama: emulator by OLLAMA_HOST", bare);
        Assert.Contains("mcp-server Contexts__Store=files", bare);
        Assert.Contains($"mcp-server Contexts__Path={Path.Combine(Path.GetFullPath("/data"), "contexts")}", bare);
        Assert.DoesNotContain(bare, call => call.Contains("context-store", StringComparison.Ordinal));
        Assert.Contains("ollama: ollama serve on 11434", installed);
        Assert.Contains("ollama-2: ollama serve on 11435", installed);
    }

    [Fact]
    public void Add_WhatIsYours_IsGivenToTheServerAndNotStarted()
    {
        var named = Settings with
        {
            Ollamas = [new("http://gpu-box:11434"), new("http://other:11434")],
            ConfiguredRedis = "CONTEXT_STORE_URI",
        };

        var sink = Record(named, Containers);

        Assert.Contains("mcp-server OLLAMA_SERVER_URL=http://gpu-box:11434/,http://other:11434/", sink.Calls);
        Assert.DoesNotContain(
            sink.Calls,
            call => call.StartsWith("ollama", StringComparison.Ordinal) || call.Contains("Contexts__", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(sink.Calls, call => call.StartsWith("context-store", StringComparison.Ordinal));
    }

    [Fact]
    public void Add_AnOllamaThatRuns_IsTheFirst()
    {
        var running = Containers with { RunningOllama = new Uri("http://127.0.0.1:11434") };

        var sink = Record(Settings with { OllamaCount = 2 }, running);

        Assert.Contains("mcp-server OLLAMA_SERVER_URL=http://127.0.0.1:11434/,ollama-2", sink.Calls);
        Assert.DoesNotContain("ollama: ollama container", sink.Calls);
    }

    [Fact]
    public void Add_SecretsAndSettingsOfTheServer_ReachIt()
    {
        var sources = new SettingSources(
            new Dictionary<string, string> { ["MCP_PORT"] = "0", ["LOG_LEVEL"] = "DEBUG" },
            new Dictionary<string, string> { ["OLLAMA_API_KEY"] = "hunter2", ["PATH"] = "/bin" },
            new Dictionary<string, string>
            {
                ["Access__Tokens__Build_Bot"] = "swordfish",
                ["Toolsets"] = "ollama",
                ["MCP_HOST"] = "127.0.0.1",
            }
        );

        var calls = Record(SettingsReader.Read(sources).Settings, Bare).Calls;

        Assert.Contains("mcp-server: server on 127.0.0.1:0 by MCP_PORT x1", calls);
        Assert.Equal(["mcp-server LOG_LEVEL=DEBUG"], calls.Where(call => call.Contains("LOG_LEVEL", StringComparison.Ordinal)));
        Assert.Contains("mcp-server Toolsets=ollama", calls);
        Assert.Contains("ollama-api-key: secret hunter2", calls);
        Assert.Contains("mcp-server OLLAMA_API_KEY=secret ollama-api-key", calls);
        Assert.Contains("mcp-server Access__Tokens__Build_Bot=secret token-build-bot", calls);
        Assert.DoesNotContain(
            calls,
            call => call.Contains("swordfish", StringComparison.Ordinal) && !call.StartsWith("token-build-bot", StringComparison.Ordinal)
        );
    }

    private static RecordingSink Record(HostSettings settings, MachineFacts facts)
    {
        var sink = new RecordingSink();
        ResourcePlan.Add(settings, facts, sink);
        return sink;
    }

    private static IEnumerable<string> Those(RecordingSink sink, string part) =>
        sink.Calls.Where(call =>
            call.Contains(part, StringComparison.Ordinal) && (part[0] != ' ' || call.EndsWith(part, StringComparison.Ordinal))
        );

    private static string AfterName(string call) => call[(call.IndexOf(": ", StringComparison.Ordinal) + 2)..];
}
