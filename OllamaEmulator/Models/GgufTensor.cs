namespace OllamaMcp.Emulator.Models;

/// <summary>Name, type and shape of one tensor.</summary>
internal sealed record GgufTensor(string Name, string Type, IReadOnlyList<long> Shape);
