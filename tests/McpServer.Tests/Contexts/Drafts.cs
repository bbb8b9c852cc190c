using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tests.Contexts;

/// <summary>Conversations to save.</summary>
internal static class Drafts
{
    public static ConversationDraft Of(params string[] contents) => new([.. contents.Select(User)], "stories");

    public static Message User(string content) => new() { Role = "user", Content = content };

    public static ConversationDraft And(this Conversation? before, string content) =>
        new([.. before?.Messages ?? [], User(content)], "stories");
}
