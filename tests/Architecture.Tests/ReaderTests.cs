using OllamaMcp.Architecture.Reading;

namespace OllamaMcp.Architecture.Tests;

/// <summary>The reader misses nothing: shown on types that refer to another namespace in one way each.</summary>
public sealed class ReaderTests
{
    private const string Fixtures = "OllamaMcp.Architecture.Fixtures";

    private static readonly AssemblyContent Own = Assemblies.Read("Architecture.Tests", Fixtures);

    public static TheoryData<string> Sources =>
        new(Own.Types.Where(type => type.Namespace == $"{Fixtures}.Sources").Select(type => type.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Sources))]
    public void Read_EveryKindOfReference_IsFound(string source) =>
        Assert.Contains(Own.References, it => it.From.Name == source && it.To.Namespace == $"{Fixtures}.Targets");

    [Theory]
    [InlineData("ByLambda", "Run")]
    [InlineData("ByLocalFunction", "Run")]
    [InlineData("ByAsync", "Run")]
    [InlineData("ByIterator", "Run")]
    [InlineData("ByProperty", "Property")]
    [InlineData("ByField", "_field")]
    [InlineData("ByNestedType", "Run")]
    [InlineData("ByBaseType", "ByBaseType")]
    public void Read_Member_HasTheNameThatStandsInTheSource(string source, string member) =>
        Assert.Contains(Own.References, it => it.From.Name == source && it.Member == member && it.To.Namespace == $"{Fixtures}.Targets");

    [Fact]
    public void Read_NestedTypes_ArePartOfTheOutermostOne() => Assert.DoesNotContain(Own.Types, type => type.Name == "Inner");
}
