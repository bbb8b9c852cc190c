using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Runners;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.Emulator.Text;
using OllamaMcp.Emulator.Timing;

namespace OllamaMcp.Emulator.Generation;

/// <summary>Makes embeddings, with the model loaded as for any answer. Safe for any number of callers at once.</summary>
internal sealed class EmbeddingMaker(Scheduler scheduler, EmulatorOptions options)
{
    public async Task<Embeddings> MakeAsync(EmbeddingJob job, CancellationToken cancellationToken)
    {
        var start = options.Time.GetTimestamp();
        var run = RunOptions.From(job.Model, job.Options, options.ContextLength);
        using var lease = await scheduler.AcquireAsync(job.Model, run.ContextLength, job.KeepAlive, cancellationToken);
        var load = options.Time.GetElapsedTime(start);
        if (job.Input.Count == 0)
        {
            return new Embeddings([], 0, load);
        }

        await lease.TakeSlotAsync(cancellationToken);
        var tokens = job.Input.Sum(text => CountTokens(text, job, run));
        await new Pace(options.Time, options.PromptTokensPerSecond).WaitAsync(tokens, cancellationToken);
        return new Embeddings([.. job.Input.Select(text => Vector(text, job))], tokens, load);
    }

    private static int CountTokens(string text, EmbeddingJob job, RunOptions run)
    {
        var tokens = Tokens.Count(text) + 2; // with the marks of beginning and end
        return tokens <= run.ContextLength ? tokens
            : job.Truncate ? run.ContextLength
            : throw new ApiException(job.TooLongStatus, "the input length exceeds the context length");
    }

    private float[] Vector(string text, EmbeddingJob job)
    {
        var full = job.Model.EmbeddingLength;
        var vector = Embedder.Embed(text, full, Chance.Hash(job.Model.Name.Key, (ulong)options.Seed + 1));
        if (job.Normalise || job.Model.Weights.IsEmbedding)
        {
            Embedder.Normalise(vector);
        }

        if (job.Dimensions > 0 && job.Dimensions < full)
        {
            vector = vector[..job.Dimensions];
            Embedder.Normalise(vector);
        }

        return vector;
    }
}
