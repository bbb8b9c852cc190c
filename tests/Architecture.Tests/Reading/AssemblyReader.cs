using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace OllamaMcp.Architecture.Reading;

/// <summary>
/// Reads what the types of one assembly refer to within it: declarations, signatures, attributes, generic arguments, and every
/// instruction of every method body. Only what the compiler leaves no trace of is missing: constants and <c>nameof</c>.
/// </summary>
internal static class AssemblyReader
{
    /// <param name="path">The assembly's file.</param>
    /// <param name="root">The namespace above everything that people wrote.</param>
    public static AssemblyContent Read(string path, string root)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var handles = new HandleReader(metadata);
        var types = metadata.TypeDefinitions.Where(handle => !IsGenerated(metadata, handle, root)).ToHashSet();
        var own = types.Select(handle => Name(metadata, handle)).ToHashSet();
        var references = types.SelectMany(handle => new TypeReader(image, metadata, handles, handle).References());
        return new AssemblyContent(own, references.Where(reference => own.Contains(reference.To)).ToHashSet());
    }

    public static TypeName Name(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = Outermost(metadata, handle);
        return new TypeName(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    // What a generator puts beside our code in a namespace of its own is no part of the architecture. What it adds to
    // a partial class of ours is: JSON contexts carry the same mark.
    private static bool IsGenerated(MetadataReader metadata, TypeDefinitionHandle handle, string root)
    {
        var type = Outermost(metadata, handle);
        var space = metadata.GetString(type.Namespace);
        return MemberNames.IsGenerated(metadata.GetString(type.Name))
            || space.Length > 0
                && !Namespaces.IsWithin(space, root)
                && type.GetCustomAttributes().Any(attribute => IsGeneratedMark(metadata, metadata.GetCustomAttribute(attribute)));
    }

    private static bool IsGeneratedMark(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name)
            is "CompilerGeneratedAttribute"
                or "GeneratedCodeAttribute";

    private static TypeDefinition Outermost(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? Outermost(metadata, outer) : type;
    }
}
