namespace OllamaMcp.Architecture.Reading;

/// <summary>One type of the assembly names another one.</summary>
/// <param name="From">The type that refers.</param>
/// <param name="Member">The member of it in which the reference stands; the type's own name where it stands in its declaration.</param>
/// <param name="To">The type that is referred to.</param>
internal readonly record struct Reference(TypeName From, string Member, TypeName To)
{
    public override string ToString() => $"{From.Name}.{Member} refers to {To}";
}
