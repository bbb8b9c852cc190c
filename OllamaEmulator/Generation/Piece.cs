namespace OllamaMcp.Emulator.Generation;

/// <summary>What one line of a stream brings: text, thinking, or tool calls.</summary>
internal readonly record struct Piece(string Content, string Thinking, IReadOnlyList<ToolCall>? Calls, IReadOnlyList<TokenChance> Chances);
