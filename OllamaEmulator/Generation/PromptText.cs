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
    /// <summary>The prompt; of a conversation that is too long the oldest messages are left out, but for the system's and the last.</summary>
    public static string Render(Job job, ModelRecord model, int contextLength)
    {
        if (job.Raw)
        {
            return job.Prompt;
        }

        CheckTemplate(job.Template ?? model.Template, "");
        List<ChatMessage> messages = [.. job.Messages];
        var text = Render(job, model, messages);
        while (
            job.Truncate
            && messages.FindIndex(message => message.Role != "system") is var oldest
            && oldest >= 0
            && oldest < messages.Count - 1
        )
        {
            if (Tokens.Count(text) <= contextLength)
            {
                break;
            }

            messages.RemoveAt(oldest);
            text = Render(job, model, messages);
        }

        return text;
    }

    private static string Render(Job job, ModelRecord model, List<ChatMessage> messages)
    {
        StringBuilder text = new();
        var system = job.System ?? model.System;
        if (system.Length > 0 && !messages.Exists(message => message.Role == "system"))
        {
            text.Append(system).Append('\n');
        }

        AddTools(text, job);
        AddMessages(text, job.IsChat, model, messages);
        return text.Append(job.Prompt).Append(job.Suffix).ToString();
    }

    /// <summary>Throws with Go's words where an action does not end.</summary>
    public static void CheckTemplate(string template, string prefix, int status = 500)
    {
        var open = template.LastIndexOf("{{", StringComparison.Ordinal);
        if (open >= 0 && template.IndexOf("}}", open, StringComparison.Ordinal) < 0)
        {
            throw new ApiException(status, $"{prefix}template: :1: unclosed action") { IsLate = status == 400 };
        }
    }

    private static void AddTools(StringBuilder text, Job job)
    {
        foreach (var tool in job.Tools)
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

    private static void AddMessages(StringBuilder text, bool isChat, ModelRecord model, List<ChatMessage> messages)
    {
        var stored = isChat ? model.Messages.Select(message => new ChatMessage(message.Role, message.Content)) : [];
        foreach (var message in stored.Concat(messages))
        {
            text.Append(message.Role).Append(": ").Append(message.Thinking).Append(message.Content).Append(message.ToolCalls).Append('\n');
        }

        if (isChat)
        {
            text.Append("assistant:");
        }
    }
}
