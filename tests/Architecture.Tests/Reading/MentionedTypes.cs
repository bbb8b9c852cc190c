using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace OllamaMcp.Architecture.Reading;

/// <summary>
/// Collects every type of this assembly that a signature or an attribute mentions, however deep:
/// <c>Task&lt;List&lt;Model[]&gt;&gt;</c> mentions <c>Model</c>. A decoded type is its name with that of its assembly, which only attributes need.
/// </summary>
internal sealed class MentionedTypes(MetadataReader metadata)
    : ISignatureTypeProvider<string, object?>,
        ICustomAttributeTypeProvider<string>
{
    private static readonly string SystemType = Qualified("System.Type", "System.Runtime");

    private readonly string _assembly = metadata.GetString(metadata.GetAssemblyDefinition().Name);
    private readonly Dictionary<string, TypeDefinitionHandle> _byName = metadata.TypeDefinitions.ToDictionary(
        handle => FullName(metadata, handle),
        StringComparer.Ordinal
    );

    public HashSet<TypeDefinitionHandle> Found { get; } = [];

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        Found.Add(handle);
        return Qualified(FullName(metadata, handle), _assembly);
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind switch
        {
            HandleKind.TypeReference => GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, rawTypeKind)
                .Replace(", ", $"+{name}, ", StringComparison.Ordinal),
            HandleKind.AssemblyReference => Qualified(
                $"{reader.GetString(type.Namespace)}.{name}",
                reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
            ),
            _ => name,
        };
    }

    public string GetTypeFromSpecification(
        MetadataReader reader,
        object? genericContext,
        TypeSpecificationHandle handle,
        byte rawTypeKind
    ) => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    /// <summary>An attribute names a type as text: <c>Space.Outer+Inner</c>, or <c>List`1[[Space.Inner, Assembly]], Assembly</c>.</summary>
    public string GetTypeFromSerializedName(string name)
    {
        foreach (var part in name.Split('[', ']', ',').Select(part => part.Trim()))
        {
            if (_byName.TryGetValue(part, out var handle))
            {
                Found.Add(handle);
            }
        }
        return name.Contains(',', StringComparison.Ordinal) ? name : Qualified(name, _assembly);
    }

    public PrimitiveTypeCode GetUnderlyingEnumType(string type) =>
        Enum.Parse<PrimitiveTypeCode>(Enum.GetUnderlyingType(Type.GetType(type, throwOnError: true)!).Name);

    public string GetSystemType() => SystemType;

    public bool IsSystemType(string type) => type == SystemType;

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetSZArrayType(string elementType) => elementType;

    public string GetArrayType(string elementType, ArrayShape shape) => elementType;

    public string GetByReferenceType(string elementType) => elementType;

    public string GetPinnedType(string elementType) => elementType;

    public string GetPointerType(string elementType) => elementType;

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "";

    public string GetGenericMethodParameter(object? genericContext, int index) => "";

    public string GetGenericTypeParameter(object? genericContext, int index) => "";

    private static string Qualified(string name, string assembly) => $"{name}, {assembly}";

    private static string FullName(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        var space = metadata.GetString(type.Namespace);
        return type.GetDeclaringType() is { IsNil: false } outer ? $"{FullName(metadata, outer)}+{name}"
            : space.Length == 0 ? name
            : $"{space}.{name}";
    }
}
