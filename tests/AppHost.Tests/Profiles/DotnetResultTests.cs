using OllamaMcp.AppHost.Profiles;

namespace OllamaMcp.AppHost.Tests.Profiles;

public sealed class DotnetResultTests
{
    [Theory]
    [InlineData(
        "/src/AppHost.csproj : error : Could not resolve SDK \"Aspire.AppHost.Sdk\". Exactly one of the probing messages below",
        "Could not resolve SDK \"Aspire.AppHost.Sdk\""
    )]
    [InlineData(
        "\n/src/a.csproj(1,2): error NU1101: Unable to find package A. No packages exist with this id",
        "NU1101: Unable to find package A"
    )]
    [InlineData("its packages did not arrive within 20 s", "its packages did not arrive within 20 s")]
    public void Reason_IsTheFirstSentenceOfTheFirstError(string output, string reason)
    {
        Assert.Equal(reason, new DotnetResult(false, output).Reason);
    }
}
