using OllamaMcp.ServiceDefaults;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>
/// What is told about calls, and to whom. The names are those of OpenTelemetry; its other variables are read from the environment by
/// its SDK.
/// </summary>
internal static class TelemetrySettings
{
    private static readonly string[] Samplers =
    [
        "always_on",
        "always_off",
        "traceidratio",
        "parentbased_always_on",
        "parentbased_always_off",
        "parentbased_traceidratio",
    ];

    private static readonly ValueKind<Uri> Endpoint = new(
        "a URL with http or https, such as http://localhost:4317",
        TelemetryOptions.TryParseEndpoint,
        url => url.ToString()
    );

    // The second two are the words that newer instrumentations of other languages use.
    private static readonly ValueKind<bool> Capture = ValueKinds.OneOf(
        ("false", false),
        ("true", true),
        ("no_content", false),
        ("span_only", true)
    );

    public static SettingGroup Group { get; } =
        new(
            "Telemetry",
            [
                new Setting<bool>("Metrics__Enabled", ValueKinds.Switch)
                {
                    Meaning =
                        "Whether `GET /metrics` answers, in the format of Prometheus, by the rules of the port that it is asked on: where a token "
                        + "is required, with one. It counts from the first time that it is asked; where this is set to `true`, from the start",
                    Read = s => s.Telemetry.ServesMetrics,
                    Bind = (s, _, value) => s.Telemetry = s.Telemetry with { ServesMetrics = value, CountsFromStart = value },
                },
                new Setting<Uri>(TelemetryOptions.EndpointVariable, Endpoint)
                {
                    Meaning = "Where traces, metrics and logs go over OTLP; they go nowhere while it is not set",
                    Bind = (s, _, value) =>
                    {
                        s.Telemetry = s.Telemetry with { Endpoint = value };
                        s.TelemetryVariables[TelemetryOptions.EndpointVariable] = value.OriginalString;
                    },
                },
                Variable(
                    "OTEL_EXPORTER_OTLP_PROTOCOL",
                    ValueKinds.NameOf(["grpc", "http/protobuf"]),
                    "How it is sent. The port of the endpoint is usually 4317 for the first, 4318 for the second",
                    "grpc"
                ),
                Variable(
                    "OTEL_EXPORTER_OTLP_HEADERS",
                    ValueKinds.Secret("name=value, several with commas"),
                    "Headers that go with it, such as a key",
                    isSecret: true
                ),
                Variable("OTEL_SERVICE_NAME", ValueKinds.Text, "The name of this service in telemetry", "ollama-mcp"),
                Variable("OTEL_TRACES_SAMPLER", ValueKinds.NameOf(Samplers), "Which traces are recorded", "parentbased_always_on"),
                Variable(
                    "OTEL_TRACES_SAMPLER_ARG",
                    ValueKinds.Text with
                    {
                        Legal = "a number, 0 to 1",
                        TryParse = IsRatio,
                    },
                    "Which part of them, for a sampler with `traceidratio`",
                    "1"
                ),
                new Setting<bool>("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", Capture)
                {
                    Meaning = "Whether prompts, answers, and arguments and results of tools are recorded in traces. They may hold secrets",
                    Read = s => s.Transport.CapturesContent,
                    Bind = (s, _, value) =>
                    {
                        s.Transport.CapturesContent = value;
                        s.OllamaClient = s.OllamaClient with { CapturesContent = value };
                    },
                },
            ]
        );

    private static Setting<string> Variable(
        string name,
        ValueKind<string> kind,
        string meaning,
        string defaultText = "none",
        bool isSecret = false
    ) =>
        new(name, kind)
        {
            Meaning = meaning,
            DefaultText = defaultText,
            IsSecret = isSecret,
            Bind = (s, _, value) => s.TelemetryVariables[name] = value,
        };

    private static bool IsRatio(string text, out string value)
    {
        value = text;
        return double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var ratio) && ratio is >= 0 and <= 1;
    }
}
