using System.CommandLine;
using System.CommandLine.Parsing;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.ServiceDefaults;

namespace OllamaMcp.Emulator.Hosting;

/// <summary>Options of the program. The command line wins over the environment; a wrong value is an error that says what is legal.</summary>
internal static class CommandLine
{
    public static IReadOnlyList<CommandOption> Options { get; } =
    [
        Of("--host", "OLLAMA_HOST", "ADDRESS", "Address, address:port or URL to listen on. Default 127.0.0.1:11434.", OptionValue.Host),
        Of(
            "--port",
            "EMULATOR_PORT",
            "N",
            "Port; 0 takes a free one. Wins over --host.",
            (o, v) => o with { Port = OptionValue.Whole(v, 0, 65535) }
        ),
        Of(
            "--control-port",
            "EMULATOR_CONTROL_PORT",
            "N",
            "Port of the control API on loopback; 0 takes a free one. Default: none.",
            (o, v) => o with { ControlPort = OptionValue.Whole(v, 0, 65535) }
        ),
        Of(
            "--registry-port",
            "EMULATOR_REGISTRY_PORT",
            "N",
            "Port of an emulated model registry on loopback; 0 takes a free one. Default: none.",
            (o, v) => o with { RegistryPort = OptionValue.Whole(v, 0, 65535) }
        ),
        Of(
            "--models",
            "OLLAMA_MODELS",
            "DIR",
            "Folder for models, laid out as Ollama's. Default: in memory.",
            (o, v) => o with { ModelsPath = v }
        ),
        Of(
            "--model",
            "EMULATOR_MODEL",
            "NAME,...",
            "Emulated models there are from the start, with commas; a name with 'embed' embeds, with 'think' thinks, with 'endless' never ends by itself. Default: emulated-chat, -think, -code, -embed.",
            OptionValue.Models
        ),
        Of(
            "--emulated-version",
            "EMULATOR_VERSION",
            "VERSION",
            "Version to answer; from 0.20 on tags carry capabilities and web search answers. Default 0.17.4.",
            (o, v) => o with { Version = v }
        ),
        Of(
            "--tokens-per-second",
            "EMULATOR_TOKENS_PER_SECOND",
            "N",
            "Tokens a second of one answer. Default: as fast as it goes.",
            (o, v) => o with { TokensPerSecond = OptionValue.Positive(v) }
        ),
        Of(
            "--prompt-tokens-per-second",
            "EMULATOR_PROMPT_TOKENS_PER_SECOND",
            "N",
            "Prompt tokens a second. Default: as fast as it goes.",
            (o, v) => o with { PromptTokensPerSecond = OptionValue.Positive(v) }
        ),
        Of(
            "--answer-tokens",
            "EMULATOR_ANSWER_TOKENS",
            "N",
            "Tokens of an answer that ends by itself. Default 60.",
            (o, v) => o with { AnswerTokens = OptionValue.Whole(v, 1, 1_000_000) }
        ),
        Of(
            "--load-time",
            "EMULATOR_LOAD_TIME",
            "TIME",
            "Time that loading a model takes, as 300ms or 5s. Default 0.",
            (o, v) => o with { LoadTime = OptionValue.Time(v) }
        ),
        Of(
            "--transfer-rate",
            "EMULATOR_TRANSFER_RATE",
            "N",
            "Bytes a second of pull and push. Default: as fast as it goes.",
            (o, v) => o with { TransferBytesPerSecond = (long)OptionValue.Positive(v) }
        ),
        Of(
            "--num-parallel",
            "OLLAMA_NUM_PARALLEL",
            "N",
            "Requests that one loaded model answers at once. Default 1.",
            (o, v) => o with { NumParallel = OptionValue.Whole(v, 1, 1024) }
        ),
        Of(
            "--max-queue",
            "OLLAMA_MAX_QUEUE",
            "N",
            "Requests that may wait for a model to be loaded; more get 503. Default 512.",
            (o, v) => o with { MaxQueue = OptionValue.Whole(v, 1, 1_000_000) }
        ),
        Of(
            "--max-loaded-models",
            "OLLAMA_MAX_LOADED_MODELS",
            "N",
            "Models loaded at once. Default 3.",
            (o, v) => o with { MaxLoadedModels = OptionValue.Whole(v, 1, 1024) }
        ),
        Of(
            "--keep-alive",
            "OLLAMA_KEEP_ALIVE",
            "TIME",
            "How long an idle model stays loaded, as 5m; negative for ever. Default 5m.",
            (o, v) => o with { KeepAlive = OptionValue.Time(v) }
        ),
        Of(
            "--context-length",
            "OLLAMA_CONTEXT_LENGTH",
            "N",
            "Context where neither request nor model says one. Default 4096.",
            (o, v) => o with { ContextLength = OptionValue.Whole(v, 4, 16_777_216) }
        ),
        Of(
            "--origins",
            "OLLAMA_ORIGINS",
            "ORIGIN,...",
            "Further origins that may call, with commas and * as wildcard.",
            (o, v) => o with { Origins = v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) }
        ),
        Of(
            "--seed",
            "EMULATOR_SEED",
            "N",
            "Seed of texts and embeddings. Default 0.",
            (o, v) => o with { Seed = OptionValue.Whole(v, int.MinValue, int.MaxValue) }
        ),
        Of(
            "--keep-requests",
            "EMULATOR_KEEP_REQUESTS",
            "true|false",
            "Keep the last 256 requests with their bodies for GET /requests. Default false.",
            (o, v) => o with { KeepRequests = OptionValue.Truth(v) }
        ),
        Of(
            "--otlp-endpoint",
            TelemetryOptions.EndpointVariable,
            "URL",
            "Where traces, metrics and logs go over OTLP, as http://localhost:4317; the other OTEL_ variables hold as well. Default: nowhere.",
            (o, v) => o with { Telemetry = OptionValue.Endpoint(v) }
        ),
    ];

    /// <summary>The command; <paramref name="run"/> gets the options when all values are legal.</summary>
    public static RootCommand Command(Func<EmulatorOptions, CancellationToken, Task<int>> run, Func<string, string?> environment)
    {
        RootCommand command = new("Answers as an Ollama server does, with texts that are made up. Nothing here is a model.");
        var given = Options.ToDictionary(
            option => option,
            option => new Option<string>(option.Name) { Description = $"{option.Description} [{option.Variable}]", HelpName = option.Value }
        );
        foreach (var option in given.Values)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result => Read(result, given, environment, result.AddError));
        command.SetAction((parsed, cancellationToken) => run(Read(parsed.CommandResult, given, environment, _ => { }), cancellationToken));
        return command;
    }

    private static EmulatorOptions Read(
        CommandResult result,
        Dictionary<CommandOption, Option<string>> given,
        Func<string, string?> environment,
        Action<string> fail
    )
    {
        EmulatorOptions options = new() { Port = 11434 };
        foreach ((var option, var typed) in given)
        {
            var written = result.GetResult(typed) is null ? null : result.GetValue(typed);
            var value = written ?? environment(option.Variable);
            if (string.IsNullOrEmpty(value))
            {
                continue;
            }

            try
            {
                options = option.Apply(options, value);
            }
            catch (FormatException wrong)
            {
                fail($"{(written is null ? option.Variable : option.Name)} is '{value}': {wrong.Message}");
            }
        }

        return options;
    }

    private static CommandOption Of(
        string name,
        string variable,
        string value,
        string description,
        Func<EmulatorOptions, string, EmulatorOptions> apply
    ) => new(name, variable, description, apply) { Value = value };
}
