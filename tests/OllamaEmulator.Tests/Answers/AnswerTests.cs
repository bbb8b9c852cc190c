using System.Text.Json;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Answers;

public sealed class AnswerTests
{
    private static readonly object Weather = new
    {
        type = "function",
        function = new
        {
            name = "get_weather",
            parameters = new
            {
                type = "object",
                required = new[] { "city" },
                properties = new { city = new { type = "string" } },
            },
        },
    };

    [Fact]
    public async Task Generate_SameRequest_GivesTheSameText()
    {
        await using var one = await EmulatorHost.StartAsync();
        await using var other = await EmulatorHost.StartAsync();
        object body = new
        {
            model = "emulated-chat",
            prompt = "Tell me",
            stream = false,
        };

        var first = (await one.JsonAsync("/api/generate", body)).GetProperty("response").GetString();
        var second = (await other.JsonAsync("/api/generate", body)).GetProperty("response").GetString();

        Assert.Equal(first, second);
        Assert.StartsWith("This text comes from the Ollama emulator", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_OtherSeed_GivesAnotherText()
    {
        await using var host = await EmulatorHost.StartAsync();

        var one = await host.JsonAsync(
            "/api/generate",
            new
            {
                model = "emulated-chat",
                prompt = "x",
                stream = false,
                options = new { seed = 1 },
            }
        );
        var two = await host.JsonAsync(
            "/api/generate",
            new
            {
                model = "emulated-chat",
                prompt = "x",
                stream = false,
                options = new { seed = 2 },
            }
        );

        Assert.NotEqual(one.GetProperty("response").GetString(), two.GetProperty("response").GetString());
    }

    [Fact]
    public async Task Generate_StopSequence_EndsBeforeIt()
    {
        await using var host = await EmulatorHost.StartAsync();
        object options = new { stop = new[] { " not from" } };

        var lines = await host.LinesAsync(
            "/api/generate",
            new
            {
                model = "emulated-chat",
                prompt = "x",
                options,
            }
        );

        var text = string.Concat(lines.Select(line => line.GetProperty("response").GetString()));
        Assert.Equal("This text comes from the Ollama emulator,", text);
        Assert.Equal("stop", lines[^1].GetProperty("done_reason").GetString());
    }

    [Fact]
    public async Task Chat_UserNamesTheTool_CallsIt()
    {
        await using var host = await EmulatorHost.StartAsync();
        object[] messages = [new { role = "user", content = "What is the weather in Paris?" }];

        var lines = await host.LinesAsync(
            "/api/chat",
            new
            {
                model = "emulated-chat",
                messages,
                tools = new[] { Weather },
            }
        );

        var call = lines[0].GetProperty("message").GetProperty("tool_calls")[0].GetProperty("function");
        Assert.Equal("get_weather", call.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.String, call.GetProperty("arguments").GetProperty("city").ValueKind);
        Assert.Equal(2, lines.Count);
    }

    [Fact]
    public async Task Chat_ToolAnswered_SaysWhatTheToolSaid()
    {
        await using var host = await EmulatorHost.StartAsync();
        object[] messages =
        [
            new { role = "user", content = "weather?" },
            new
            {
                role = "tool",
                tool_name = "get_weather",
                content = "sunny",
            },
        ];

        var answer = await host.JsonAsync(
            "/api/chat",
            new
            {
                model = "emulated-chat",
                messages,
                tools = new[] { Weather },
                stream = false,
            }
        );

        Assert.Contains(
            "The tool said: \"sunny\"",
            answer.GetProperty("message").GetProperty("content").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Chat_ThinkingModel_ThinksAndThenAnswers()
    {
        await using var host = await EmulatorHost.StartAsync();
        object[] messages = [new { role = "user", content = "Hello" }];

        var thinks = (
            await host.JsonAsync(
                "/api/chat",
                new
                {
                    model = "emulated-think",
                    messages,
                    stream = false,
                }
            )
        ).GetProperty("message");
        var silent = (
            await host.JsonAsync(
                "/api/chat",
                new
                {
                    model = "emulated-think",
                    messages,
                    stream = false,
                    think = false,
                }
            )
        ).GetProperty("message");

        Assert.NotEqual("", thinks.GetProperty("thinking").GetString());
        Assert.NotEqual("", thinks.GetProperty("content").GetString());
        Assert.False(silent.TryGetProperty("thinking", out _));
    }

    [Fact]
    public async Task Embed_TextsThatShareWords_AreNear()
    {
        await using var host = await EmulatorHost.StartAsync();
        string[] input = ["the cat sits on the mat", "a cat sits on a mat", "quantum tunnels leak currents"];

        var vectors = (await host.JsonAsync("/api/embed", new { model = "emulated-embed", input })).GetProperty("embeddings");

        double[][] all =
        [
            .. vectors.EnumerateArray().Select(vector => vector.EnumerateArray().Select(number => number.GetDouble()).ToArray()),
        ];
        Assert.All(all, vector => Assert.Equal(1, Dot(vector, vector), 4));
        Assert.True(Dot(all[0], all[1]) > Dot(all[0], all[2]) + 0.3);
    }

    private static double Dot(double[] one, double[] other) => one.Zip(other, (x, y) => x * y).Sum();
}
