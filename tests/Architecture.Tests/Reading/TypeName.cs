namespace OllamaMcp.Architecture.Reading;

/// <summary>A type by the namespace and the name of its outermost declaring type: nested types are part of it.</summary>
internal readonly record struct TypeName(string Namespace, string Name)
{
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}
