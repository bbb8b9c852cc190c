namespace OllamaMcp.Architecture.Reading;

/// <summary>The types of an assembly that people wrote, and what they refer to within it.</summary>
internal sealed record AssemblyContent(IReadOnlyCollection<TypeName> Types, IReadOnlyCollection<Reference> References);
