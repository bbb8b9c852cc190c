using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Serving;

namespace OllamaMcp.Server.Tests.Tools;

public sealed class GoldenSchemaTests
{
    private const string Variable = "UPDATE_GOLDEN";

    public static TheoryData<string> ToolClasses => [.. ToolList.Types.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(ToolClasses))]
    public void WireSchema_OfEachTool_IsTheGoldenFileBesideIt(string toolClass)
    {
        var tool = TestTools.All.Single(tool => tool.GetType().Name == toolClass);
        var wire = WireSchema.Of(tool);
        var golden = GoldenFiles.BesideClass(tool.GetType());

        if (Environment.GetEnvironmentVariable(Variable) == "1")
            File.WriteAllText(golden, wire);

        Assert.True(
            File.Exists(golden),
            $"{golden} is missing. Run the test with {Variable}=1 to write it, and look at it before committing."
        );
        Assert.True(
            string.Equals(File.ReadAllText(golden), wire, StringComparison.Ordinal),
            $"{toolClass} shows another schema than {golden}. Wire names never change; where the difference is meant, "
                + $"run the test with {Variable}=1 and commit the file.\nNow:\n{wire}"
        );
    }
}
