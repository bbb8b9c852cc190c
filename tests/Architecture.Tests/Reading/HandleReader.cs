using System.Reflection.Metadata;

namespace OllamaMcp.Architecture.Reading;

/// <summary>Follows a metadata handle to the types of this assembly that it names.</summary>
internal sealed class HandleReader(MetadataReader metadata)
{
    private readonly MentionedTypes _mentioned = new(metadata);

    public IReadOnlyCollection<TypeDefinitionHandle> Found => _mentioned.Found;

    public void Clear() => _mentioned.Found.Clear();

    public void ReadField(FieldDefinition field) => field.DecodeSignature(_mentioned, null);

    public void ReadProperty(PropertyDefinition property) => property.DecodeSignature(_mentioned, null);

    public void ReadMethod(MethodDefinition method) => method.DecodeSignature(_mentioned, null);

    public void Read(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                _mentioned.Found.Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_mentioned, null);
                break;
            case HandleKind.MethodDefinition:
                Read(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Read(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                Read(metadata.GetMemberReference((MemberReferenceHandle)handle).Parent);
                break;
            case HandleKind.MethodSpecification:
                Read(metadata.GetMethodSpecification((MethodSpecificationHandle)handle));
                break;
            case HandleKind.StandaloneSignature:
                Read(metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle));
                break;
            default: // a type or module of another assembly
                break;
        }
    }

    public void Read(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes.Select(metadata.GetCustomAttribute))
        {
            Read(attribute.Constructor);
            attribute.DecodeValue(_mentioned);
        }
    }

    public void Read(GenericParameterHandleCollection parameters)
    {
        foreach (var parameter in parameters.Select(metadata.GetGenericParameter))
        {
            Read(parameter.GetCustomAttributes());
            foreach (var constraint in parameter.GetConstraints().Select(metadata.GetGenericParameterConstraint))
            {
                Read(constraint.Type);
            }
        }
    }

    private void Read(MethodSpecification method)
    {
        Read(method.Method);
        method.DecodeSignature(_mentioned, null);
    }

    private void Read(StandaloneSignature signature)
    {
        if (signature.GetKind() == StandaloneSignatureKind.LocalVariables)
        {
            signature.DecodeLocalSignature(_mentioned, null);
        }
        else
        {
            signature.DecodeMethodSignature(_mentioned, null);
        }
    }
}
