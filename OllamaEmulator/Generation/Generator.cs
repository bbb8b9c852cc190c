using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Runners;
using OllamaMcp.Emulator.Settings;

namespace OllamaMcp.Emulator.Generation;

/// <summary>Checks a job in Ollama's order, gets its model loaded, and starts the answer. Safe for any number of callers at once.</summary>
internal sealed class Generator(ModelStore store, Scheduler scheduler, Aliases aliases, EmulatorOptions options)
{
    private static readonly string[] Levels = ["high", "medium", "low"];

    /// <summary>Starts the answer; null where the job was only to load or unload. Throws what Ollama answers with a status.</summary>
    public async Task<AnswerRun?> StartAsync(Job job, CancellationToken cancellationToken)
    {
        var startedAt = options.Time.GetTimestamp();
        var model = Find(job);
        if (job.IsUnload)
        {
            scheduler.Unload(model);
            return null;
        }

        var think = CheckAll(job, model);
        var run = RunOptions.From(model, job.Options, options.ContextLength);
        var lease = await scheduler.AcquireAsync(model, run.ContextLength, job.KeepAlive, cancellationToken);
        if (job.IsEmpty)
        {
            lease.Dispose();
            return null;
        }

        AnswerRun answer = new(job, model, lease, run, options, startedAt, think);
        try
        {
            await answer.PrepareAsync(cancellationToken);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private ModelRecord Find(Job job)
    {
        var name = ModelName.Parse(aliases.Resolve(job.Model));
        if (job.IsChat && (job.Model.Length == 0 || !name.IsValid))
        {
            throw new ApiException(400, "model is required");
        }

        return store.Find(name) ?? throw ApiException.NotFound(job.Model);
    }

    // Says whether the model will think
    private static bool CheckAll(Job job, ModelRecord model)
    {
        if (job.Raw && (job.Template is not null || job.System is not null || job.Context.Count > 0))
        {
            throw new ApiException(400, "raw mode does not support template, system, or context");
        }

        if (job.TopLogprobs is < 0 or > 20)
        {
            throw new ApiException(400, "top_logprobs must be between 0 and 20");
        }

        if (!model.Can(Capability.Completion))
        {
            throw new ApiException(400, $"\"{job.Model}\" does not support {(job.IsChat ? "chat" : "generate")}");
        }

        var think = CheckThinking(job, model);
        Require(job.Tools.Count > 0, model, Capability.Tools);
        Require(job.Suffix.Length > 0, model, Capability.Insert);
        return think;
    }

    private static void Require(bool asked, ModelRecord model, string capability)
    {
        if (asked && !model.Can(capability))
        {
            throw new ApiException(400, $"{Full(model.Name)} does not support {capability}");
        }
    }

    private static bool CheckThinking(Job job, ModelRecord model)
    {
        var can = model.Can(Capability.Thinking);
        if (job.Think.Level is { } level && Levels.Contains(level, StringComparer.Ordinal) && (can || !job.IsChat))
        {
            throw new ApiException(400, $"think value \"{level}\" is not supported for this model");
        }

        if (job.Think.Wanted && !can)
        {
            throw new ApiException(400, $"\"{job.Model}\" does not support thinking");
        }

        return can && job.Think.On != false && !job.Raw;
    }

    private static string Full(ModelName name) => $"{name.Host}/{name.Namespace}/{name.Model}:{name.Tag}";
}
