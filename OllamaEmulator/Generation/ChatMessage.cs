namespace OllamaMcp.Emulator.Generation;

/// <summary>One message of a conversation, as far as an emulator looks at it.</summary>
internal sealed record ChatMessage(string Role, string Content, string Thinking = "", string ToolCalls = "", int Images = 0);
