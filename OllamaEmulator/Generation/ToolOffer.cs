using System.Text.Json.Nodes;

namespace OllamaMcp.Emulator.Generation;

/// <summary>A tool that the caller offers, and the schema of its arguments.</summary>
internal sealed record ToolOffer(string Name, string Description, JsonObject? Parameters);
