using OllamaMcp.Architecture.Reading;

namespace OllamaMcp.Architecture.Tests;

/// <summary>The assemblies of the product, as they lie beside this test.</summary>
internal static class Assemblies
{
    public static AssemblyContent Read(string name, string root) =>
        AssemblyReader.Read(Path.Combine(AppContext.BaseDirectory, name + ".dll"), root);

    public static void Holds(IEnumerable<string> violations)
    {
        var lines = violations.ToList();
        Assert.True(
            lines.Count == 0,
            $"{lines.Count} rules of the architecture are broken (rules: docs/adr/0003-rooms.md, tables: ServerRooms.cs and AppHostRooms.cs in tests/Architecture.Tests)\n{string.Join('\n', lines)}"
        );
    }
}
