namespace OllamaMcp.Emulator.Models;

/// <summary>A metadata value of a GGUF file: a number, text, truth value, or an array, of which only the length is kept.</summary>
internal readonly record struct GgufValue(object? Value, long? ArrayLength = null);
