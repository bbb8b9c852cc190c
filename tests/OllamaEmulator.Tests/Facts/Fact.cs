using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Facts;

/// <summary>Something that holds for Ollama: a request, and what must be true of the answer, whoever gives it.</summary>
/// <param name="Name">What holds, in words.</param>
/// <param name="Recording">The recording of this very request.</param>
/// <param name="Method">Method of the request.</param>
/// <param name="Path">Path of the request.</param>
/// <param name="Body">JSON of the request; null for none.</param>
/// <param name="Check">Throws where it does not hold.</param>
internal sealed record Fact(string Name, string Recording, string Method, string Path, string? Body, Action<RawAnswer> Check)
{
    public IReadOnlyDictionary<string, string>? Headers { get; init; }
}
