using System.Runtime.CompilerServices;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Runners;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.Emulator.Text;
using OllamaMcp.Emulator.Timing;

namespace OllamaMcp.Emulator.Generation;

/// <summary>One answer as it comes into being. For one reader; <see cref="Outcome"/> is there when the pieces are at their end.</summary>
internal sealed class AnswerRun(
    Job job,
    ModelRecord model,
    Lease lease,
    RunOptions run,
    EmulatorOptions options,
    long startedAt,
    bool think
) : IDisposable
{
    // Ollama ends an answer that does nothing but repeat itself
    private const int MostRepeats = 30;
    private readonly TimeProvider _time = options.Time;
    private readonly List<int> _context = [];
    private readonly List<TokenChance> _chances = [];
    private readonly StopWatcher _stops = new(run.Stop);
    private string _lastToken = "";
    private int _repeats;
    private int _answered;
    private string? _reason;

    /// <summary>Null as long as it goes on, and for good where the model only repeated itself.</summary>
    public Outcome? Outcome { get; private set; }

    public string Prompt { get; private set; } = "";

    /// <summary>Estimated before the model has read it.</summary>
    public int PromptTokens { get; private set; }

    /// <summary>Waits for a slot and reads the prompt. Throws what is wrong with prompt or format.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Prompt = PromptText.Render(job, model, run.ContextLength);
        var tokens = Tokens.Count(Prompt) + job.Context.Count + (job.Images * 256);
        if (tokens > run.ContextLength && !job.Truncate)
        {
            throw new ApiException(400, "the input length exceeds the context length") { IsLate = true };
        }

        PromptTokens = Math.Min(tokens, run.ContextLength);
        await lease.TakeSlotAsync(cancellationToken);
    }

    public async IAsyncEnumerable<Piece> PiecesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var loaded = _time.GetTimestamp();
        await new Pace(_time, options.PromptTokensPerSecond).WaitAsync(PromptTokens, cancellationToken);
        var read = _time.GetTimestamp();
        var plan = TokenPlan.Make(job, model, options, Seed(), think);
        Pace pace = new(_time, options.TokensPerSecond);
        await foreach (var piece in SpokenAsync(plan, pace, cancellationToken))
        {
            yield return piece;
        }

        if (_repeats > MostRepeats)
        {
            yield break;
        }

        if (_reason is null && plan.Calls.Count > 0)
        {
            await pace.WaitAsync(plan.CallTokens, cancellationToken);
            if (Fits(plan))
            {
                yield return new Piece("", "", plan.Calls, []);
            }
        }

        End(_reason ?? "stop", loaded, read);
    }

    private async IAsyncEnumerable<Piece> SpokenAsync(
        TokenPlan plan,
        Pace pace,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var limit = Limit();
        foreach ((var token, var isThought) in All(plan))
        {
            await pace.WaitAsync(1, cancellationToken);
            if (Repeats(token))
            {
                yield break;
            }

            Note(token);
            var text = isThought ? token : Heeding(token, limit);
            _reason ??= _answered == limit ? "length" : null;
            if (text.Length > 0)
            {
                yield return new Piece(isThought ? "" : text, isThought ? text : "", null, TakeChances());
            }

            if (_reason is not null)
            {
                yield break;
            }
        }

        if (_stops.Rest() is { Length: > 0 } rest)
        {
            yield return new Piece(rest, "", null, TakeChances());
        }
    }

    // What of the token may go out, with an eye on stop sequences
    private string Heeding(string token, int limit)
    {
        var text = _stops.Take(token);
        if (_stops.Stopped)
        {
            _reason = "stop";
            return text;
        }

        return _answered == limit ? text + _stops.Rest() : text;
    }

    // A call that num_predict cuts is none
    private bool Fits(TokenPlan plan)
    {
        var fits = _answered + plan.CallTokens <= Limit();
        _answered += fits ? plan.CallTokens : 0;
        _reason = fits ? null : "length";
        return fits;
    }

    /// <summary>What a compatible route tells of an answer that only repeated itself.</summary>
    public Outcome Broken() => new("stop", PromptTokens, _answered, default, default, default, default, []);

    public void Dispose() => lease.Dispose();

    private static IEnumerable<(string Token, bool IsThought)> All(TokenPlan plan)
    {
        foreach (var token in plan.Thinking)
        {
            yield return (token, true);
        }

        foreach (var token in plan.Content)
        {
            yield return (token, false);
        }
    }

    // Where an answer ends at the latest
    private int Limit()
    {
        var limit = run.NumPredict > 0 ? run.NumPredict : 10 * run.ContextLength;
        return job.Shift ? limit : Math.Min(limit, run.ContextLength - PromptTokens + 1);
    }

    private ulong Seed()
    {
        var seed = Chance.Hash(model.Name.Key, (ulong)options.Seed + 14_695_981_039_346_656_037);
        seed = Chance.Hash(Prompt, seed);
        return run.Temperature > 0 ? seed + ((ulong)run.Seed * 0x9E3779B97F4A7C15) : seed;
    }

    private bool Repeats(string token)
    {
        _repeats = token == _lastToken ? _repeats + 1 : 0;
        _lastToken = token;
        return _repeats > MostRepeats;
    }

    private void Note(string token)
    {
        _answered++;
        if (!job.IsChat && !job.Raw)
        {
            _context.Add(Tokens.IdOf(token));
        }

        if (job.Logprobs)
        {
            _chances.Add(TokenChance.Of(token, job.TopLogprobs));
        }
    }

    private TokenChance[] TakeChances()
    {
        if (_chances.Count == 0)
        {
            return [];
        }

        TokenChance[] taken = [.. _chances];
        _chances.Clear();
        return taken;
    }

    private void End(string reason, long loaded, long read)
    {
        var now = _time.GetTimestamp();
        int[] all = job.IsChat || job.Raw ? [] : [.. job.Context, .. Tokens.Split(Prompt).Select(Tokens.IdOf), .. _context];
        Outcome = new Outcome(
            reason,
            PromptTokens,
            _answered,
            _time.GetElapsedTime(startedAt, now),
            _time.GetElapsedTime(startedAt, loaded),
            _time.GetElapsedTime(loaded, read),
            _time.GetElapsedTime(read, now),
            all
        );
    }
}
