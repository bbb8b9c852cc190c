using OllamaMcp.Architecture.Reading;

namespace OllamaMcp.Architecture.Rules;

/// <summary>The rooms of one assembly and who may use whom. <c>Program</c>, which has no namespace, belongs to one of them.</summary>
internal sealed record RoomTable(string Root, string ProgramRoom, IReadOnlyList<Room> Rooms)
{
    /// <summary>Full names of types that another project compiles too, under its own namespace. They have no room here.</summary>
    public IReadOnlyList<string> Linked { get; init; } = [];

    /// <summary>The room of a type: the longest name that its namespace lies in; null where no row fits.</summary>
    public Room? Of(TypeName type) =>
        Rooms.Where(room => Namespaces.IsWithin(Home(type), $"{Root}.{room.Name}")).MaxBy(room => room.Name.Length);

    public string Home(TypeName type) => type is { Namespace: "", Name: "Program" } ? $"{Root}.{ProgramRoom}" : type.Namespace;
}
