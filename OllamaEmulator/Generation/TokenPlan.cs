using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.Emulator.Text;

namespace OllamaMcp.Emulator.Generation;

/// <summary>What will be said: thinking, then tool calls or text, and where it would end by itself. Immutable.</summary>
internal sealed record TokenPlan(IEnumerable<string> Thinking, IReadOnlyList<ToolCall> Calls, IEnumerable<string> Content, int CallTokens)
{
    private const string Thought =
        "The emulator pretends to think: it read the question, has no opinion, and will now answer with text that it made up.";
    private const int LongestEcho = 60;

    public static TokenPlan Make(Job job, ModelRecord model, EmulatorOptions options, ulong seed, bool think)
    {
        var thinking = think ? Tokens.Split(Thought) : [];
        if (FormatRule.TextFor(job.Format, seed) is { } json)
        {
            var written = job.Tools.Count > 0 ? ToolChooser.Written(json, job.Tools, seed) : null;
            return new TokenPlan(thinking, written is null ? [] : [written], written is null ? Tokens.Split(json) : [], Tokens.Count(json));
        }

        var calls = ToolChooser.Asked(job, seed);
        if (calls.Count > 0)
        {
            return new TokenPlan(thinking, calls, [], calls.Sum(call => Tokens.Count(call.Arguments.ToJsonString()) + 6));
        }

        var content = Storyteller.Tell(seed, OpeningFor(job));
        return new TokenPlan(thinking, [], model.Config.Endless ? content : content.Take(options.AnswerTokens), 0);
    }

    private static string OpeningFor(Job job)
    {
        var last = job.Messages.Count > 0 ? job.Messages[^1] : null;
        var said = (last?.Content ?? job.Prompt).Trim().ReplaceLineEndings(" ");
        var echo = said.Length > LongestEcho ? said[..LongestEcho] + "..." : said;
        var verb = last?.Role == "tool" ? "The tool said" : "You wrote";
        return echo.Length == 0 ? Storyteller.Opening : $"{Storyteller.Opening} {verb}: \"{echo}\".";
    }
}
