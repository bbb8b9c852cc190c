using System.Text;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Text;

namespace OllamaMcp.Emulator.Generation;

/// <summary>
/// The text that a model would read. Templates are not run: the emulator has one layout for all. They are only checked
/// for the one mistake that is common.
/// </summary>
internal static class PromptText
{
    public static string Render(Job job, ModelRecord model)
    {
        if (job.Raw)
        {
            return job.Prompt;
        }

        CheckTemplate(job.Template ?? model.Template, "");
        StringBuilder text = new();
        string system = job.System ?? model.System;
        bool ownSystem = job.Messages.Any(message => message.Role == "system");
        if (system.Length > 0 && !ownSystem)
        {
            text.Append(system).Append('\n');
        }

        AddTools(text, job);
        AddMessages(text, job, model);
        text.Append(job.Prompt).Append(job.Suffix);
        return text.ToString();
    }

    /// <summary>Throws with Go's words where an action does not end.</summary>
    public static void CheckTemplate(string template, string prefix, int status = 500)
    {
        int open = template.LastIndexOf("{{", StringComparison.Ordinal);
        if (open >= 0 && template.IndexOf("}}", open, StringComparison.Ordinal) < 0)
        {
            throw new ApiException(status, $"{prefix}template: :1: unclosed action") { IsLate = status == 400 };
        }
    }

    private static void AddTools(StringBuilder text, Job job)
    {
        foreach (ToolOffer tool in job.Tools)
        {
            text.Append("Tool: ")
                .Append(tool.Name)
                .Append(' ')
                .Append(tool.Description)
                .Append(' ')
                .Append(tool.Parameters?.ToJsonString())
                .Append('\n');
        }
    }

    private static void AddMessages(StringBuilder text, Job job, ModelRecord model)
    {
        IEnumerable<ChatMessage> stored = job.IsChat
            ? model.Messages.Select(message => new ChatMessage(message.Role, message.Content))
            : [];
        foreach (ChatMessage message in stored.Concat(job.Messages))
        {
            text.Append(message.Role).Append(": ").Append(message.Thinking).Append(message.Content).Append(message.ToolCalls).Append('\n');
        }

        if (job.IsChat)
        {
            text.Append("assistant:");
        }
    }
}
