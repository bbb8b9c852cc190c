namespace OllamaMcp.Emulator.Models;

/// <summary>A content is not the one that its name promises. Nothing was stored.</summary>
internal sealed class DigestMismatchException(string expected, string actual)
    : Exception($"digest mismatch, expected \"{expected}\", got \"{actual}\"");
