using System.Text.Json.Nodes;

namespace OllamaMcp.Emulator.Generation;

/// <summary>A call of an offered tool.</summary>
internal sealed record ToolCall(string Id, int Index, string Name, JsonObject Arguments);
