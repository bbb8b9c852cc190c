using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace OllamaMcp.Architecture.Reading;

/// <summary>The references of one type, member by member.</summary>
internal sealed class TypeReader(PEReader image, MetadataReader metadata, HandleReader handles, TypeDefinitionHandle handle)
{
    private readonly TypeDefinition _type = metadata.GetTypeDefinition(handle);
    private readonly TypeName _name = AssemblyReader.Name(metadata, handle);

    public IEnumerable<Reference> References() =>
        Of(Named(_type.Name), ReadDeclaration)
            .Concat(_type.GetFields().SelectMany(field => Of(Named(metadata.GetFieldDefinition(field).Name), () => ReadField(field))))
            .Concat(
                _type
                    .GetProperties()
                    .SelectMany(property => Of(Named(metadata.GetPropertyDefinition(property).Name), () => ReadProperty(property)))
            )
            .Concat(_type.GetEvents().SelectMany(item => Of(Named(metadata.GetEventDefinition(item).Name), () => ReadEvent(item))))
            .Concat(
                _type.GetMethods().SelectMany(method => Of(Named(metadata.GetMethodDefinition(method).Name), () => ReadMethod(method)))
            );

    private List<Reference> Of(string member, Action read)
    {
        handles.Clear();
        read();
        return handles
            .Found.Select(to => new Reference(_name, member, AssemblyReader.Name(metadata, to)))
            .Where(it => it.To != _name)
            .ToList();
    }

    private void ReadDeclaration()
    {
        handles.Read(_type.BaseType);
        handles.Read(_type.GetCustomAttributes());
        handles.Read(_type.GetGenericParameters());
        foreach (var implementation in _type.GetInterfaceImplementations().Select(metadata.GetInterfaceImplementation))
        {
            handles.Read(implementation.Interface);
        }
        foreach (var implementation in _type.GetMethodImplementations().Select(metadata.GetMethodImplementation))
        {
            handles.Read(implementation.MethodDeclaration);
        }
    }

    private void ReadField(FieldDefinitionHandle item)
    {
        var field = metadata.GetFieldDefinition(item);
        handles.ReadField(field);
        handles.Read(field.GetCustomAttributes());
    }

    private void ReadProperty(PropertyDefinitionHandle item)
    {
        var property = metadata.GetPropertyDefinition(item);
        handles.ReadProperty(property);
        handles.Read(property.GetCustomAttributes());
    }

    private void ReadEvent(EventDefinitionHandle item)
    {
        var definition = metadata.GetEventDefinition(item);
        handles.Read(definition.Type);
        handles.Read(definition.GetCustomAttributes());
    }

    private void ReadMethod(MethodDefinitionHandle item)
    {
        var method = metadata.GetMethodDefinition(item);
        handles.ReadMethod(method);
        handles.Read(method.GetCustomAttributes());
        handles.Read(method.GetGenericParameters());
        foreach (var parameter in method.GetParameters().Select(metadata.GetParameter))
        {
            handles.Read(parameter.GetCustomAttributes());
        }
        if (method.RelativeVirtualAddress != 0)
        {
            ReadBody(image.GetMethodBody(method.RelativeVirtualAddress));
        }
    }

    private void ReadBody(MethodBodyBlock body)
    {
        handles.Read(body.LocalSignature);
        foreach (var region in body.ExceptionRegions)
        {
            handles.Read(region.CatchType);
        }
        foreach (var token in IlTokens.In(body))
        {
            handles.Read(token);
        }
    }

    private string Named(StringHandle member)
    {
        var path = new List<string> { metadata.GetString(member) };
        for (var type = _type; type.GetDeclaringType() is { IsNil: false } outer; type = metadata.GetTypeDefinition(outer))
        {
            path.Insert(0, metadata.GetString(type.Name));
        }
        return MemberNames.Written(path);
    }
}
