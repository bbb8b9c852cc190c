using System.Diagnostics;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Telemetry;

namespace OllamaMcp.Server.Ollama.Tracing;

/// <summary>The measurements of one call of a model. A value that is changed by use: keep it in a field, one call each.</summary>
internal struct ModelMeasurement
{
    /// <summary>The conventions have no name for Ollama; it is the one that others use.</summary>
    public const string Provider = "ollama";

    /// <summary>What comes within this time has come in one packet, and is one piece: an Ollama that is this fast is measured often enough.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(1);

    // Models that have answered; far more than an Ollama holds.
    private static readonly KnownNames Models = new(256);

    private readonly string _model;
    private readonly string _operation;
    private readonly string _host;
    private readonly object _port;
    private string? _known;
    private TagList _chunkTags;
    private TimeSpan? _lastChunk;

    public ModelMeasurement(in ModelRequest request, Uri address)
    {
        _model = request.Model;
        _operation = request.Operation;
        _host = address.Host;
        _port = address.Port;
    }

    /// <summary>A line of the answer came. True for the first.</summary>
    /// <param name="sinceStart">How long after the request.</param>
    /// <param name="isPiece">Whether it brings a piece of the answer; the last line has only figures.</param>
    public bool Chunk(TimeSpan sinceStart, bool isPiece)
    {
        if (_lastChunk is not { } last)
        {
            _known = Models.Learn(_model);
            _chunkTags = ChunkTags(_known);
            ModelMetrics.TimeToFirstChunk.Record(sinceStart.TotalSeconds, Tags(_known));
            _lastChunk = sinceStart;
            return true;
        }

        if (isPiece && sinceStart - last >= Together)
        {
            ModelMetrics.TimePerChunk.Record((sinceStart - last).TotalSeconds, _chunkTags);
            _lastChunk = sinceStart;
        }

        return false;
    }

    public readonly void Fail(ErrorCode code, TimeSpan duration)
    {
        var tags = Tags(Models.Of(_model));
        tags.Add(TelemetryKeys.ErrorType, code.Value);
        ModelMetrics.Duration.Record(duration.TotalSeconds, tags);
    }

    public readonly void Complete(in ModelFigures figures, TimeSpan duration)
    {
        var asked = _known ?? Models.Learn(_model);
        var tags = Tags(asked);
        if (figures.Model is { } model)
        {
            tags.Add(TelemetryKeys.ResponseModel, model == _model ? asked : Models.Learn(model));
        }

        ModelMetrics.Duration.Record(duration.TotalSeconds, tags);
        RecordServer(figures, tags);
        RecordTokens(figures, tags);
    }

    private static void RecordServer(in ModelFigures figures, in TagList tags)
    {
        if (figures.Total is { } total)
        {
            ModelMetrics.ServerDuration.Record(total.TotalSeconds, tags);
        }

        if (figures.ToFirstToken is { } first)
        {
            ModelMetrics.ServerTimeToFirstToken.Record(first.TotalSeconds, tags);
        }

        if (figures is { Writing: { } writing, OutputTokens: > 0 and var count })
        {
            ModelMetrics.ServerTimePerToken.Record(writing.TotalSeconds / count, tags);
        }
    }

    private static void RecordTokens(in ModelFigures figures, in TagList tags)
    {
        if (figures.InputTokens is { } input)
        {
            var counted = tags;
            counted.Add(TelemetryKeys.TokenType, "input");
            ModelMetrics.TokenUsage.Record(input, counted);
        }

        if (figures.OutputTokens is { } output)
        {
            var counted = tags;
            counted.Add(TelemetryKeys.TokenType, "output");
            ModelMetrics.TokenUsage.Record(output, counted);
        }
    }

    // Measured for every piece of every stream, where each attribute costs: which instance it was, the other metrics say.
    private readonly TagList ChunkTags(string model) =>
        new()
        {
            { TelemetryKeys.Operation, _operation },
            { TelemetryKeys.Provider, Provider },
            { TelemetryKeys.RequestModel, model },
        };

    private readonly TagList Tags(string model) =>
        new()
        {
            { TelemetryKeys.Operation, _operation },
            { TelemetryKeys.Provider, Provider },
            { TelemetryKeys.RequestModel, model },
            { TelemetryKeys.ServerAddress, _host },
            { TelemetryKeys.ServerPort, _port },
        };
}
