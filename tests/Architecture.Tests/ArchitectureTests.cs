using OllamaMcp.Architecture.Rules;

namespace OllamaMcp.Architecture.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Server_References_KeepToTheTable() =>
        Assemblies.Holds(RoomRules.Violations(Assemblies.Read("ollama-mcp", ServerRooms.Table.Root), ServerRooms.Table));

    [Fact]
    public void AppHost_References_KeepToTheTable() =>
        Assemblies.Holds(RoomRules.Violations(Assemblies.Read("AppHost", AppHostRooms.Table.Root), AppHostRooms.Table));

    [Theory]
    [InlineData("ollama-mcp", "OllamaMcp.Server")]
    [InlineData("ollama-emulator", "OllamaMcp.Emulator")]
    [InlineData("AppHost", "OllamaMcp.AppHost")]
    [InlineData("OllamaMcp.ServiceDefaults", "OllamaMcp.ServiceDefaults")]
    public void Namespaces_OfEveryAssembly_FormNoCycleAndHoldTypesInLeavesOnly(string assembly, string root) =>
        Assemblies.Holds(NamespaceRules.Violations(Assemblies.Read(assembly, root)));
}
