using OllamaMcp.Architecture.Reading;

namespace OllamaMcp.Architecture.Rules;

/// <summary>Holds an assembly against its table. Each broken rule gives one line that says the rule and the place.</summary>
internal static class RoomRules
{
    public static IEnumerable<string> Violations(AssemblyContent content, RoomTable table) =>
        Unlisted(content, table).Concat(Unused(content, table)).Concat(Forbidden(content, table));

    private static IEnumerable<string> Unlisted(AssemblyContent content, RoomTable table) =>
        from type in content.Types
        where table.Of(type) is null && !table.Linked.Contains(type.ToString(), StringComparer.Ordinal)
        select $"Every type lives in a room of the table: {type} does not. Move it, or add a row for its namespace.";

    private static IEnumerable<string> Unused(AssemblyContent content, RoomTable table) =>
        table
            .Rooms.Except(content.Types.Select(table.Of))
            .Select(room => $"Every row of the table is a namespace with types: {room!.Name} has none.");

    private static IEnumerable<string> Forbidden(AssemblyContent content, RoomTable table) =>
        from reference in content.References
        let user = table.Of(reference.From)
        let used = table.Of(reference.To)
        where user is not null && used is not null && !user.Allows(used)
        orderby user.Name, used.Name
        select $"{user.Name} may use {user.Allowance}, and so not {used.Name}: {reference}.";
}
