namespace OllamaMcp.Emulator.Models;

/// <summary>A manifest with its name as it was first given, its bytes, and when it was stored.</summary>
internal sealed record StoredManifest(ModelName Name, byte[] Json, DateTimeOffset ModifiedAt);
