using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OllamaMcp.TestKit;

namespace OllamaMcp.Deploy.Tests.Images;

/// <summary>There are two ways to make the image, and they make the same.</summary>
public sealed partial class ImageDefinitionTests
{
    private static readonly string Recipe = Read("Containerfile");
    private static readonly XDocument Properties = XDocument.Parse(Read("eng/Container.props"));

    [Fact]
    public void User_InBoth_IsTheSameNumber()
    {
        Assert.Equal(Property("ContainerUser"), Line("USER"));
        Assert.True(
            int.TryParse(Line("USER"), CultureInfo.InvariantCulture, out var user) && user > 0,
            "runAsNonRoot can only be checked of a number."
        );
    }

    [Fact]
    public void Base_InBoth_IsTheChiseledOne() => Assert.EndsWith("-" + Property("ContainerFamily"), Value(Recipe, "(?m)^ARG BASE=(.*)$"));

    [Fact]
    public void Port_InBoth_IsTheServersDefault() =>
        Assert.Equal(Properties.Descendants("ContainerPort").Single().Attribute("Include")!.Value, Line("EXPOSE"));

    [Theory]
    [InlineData("title", "ContainerTitle")]
    [InlineData("description", "ContainerDescription")]
    public void Label_InBoth_IsTheSame(string label, string property) =>
        Assert.Equal(Property(property), Value(Recipe, $"org\\.opencontainers\\.image\\.{label}=\"([^\"]*)\""));

    [Fact]
    public void Containerfile_WhatItCopies_IsSentToTheBuilder()
    {
        string[] sent =
        [
            .. Read(".dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => Pattern().Replace(line[1..], ".*")),
        ];
        string[] copied =
        [
            .. Copy().Matches(Recipe).SelectMany(match => match.Groups["sources"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        ];

        Assert.NotEmpty(copied);
        Assert.All(
            copied,
            source =>
                Assert.Contains(sent, pattern => Regex.IsMatch(source, $"^{pattern}(/|$)", RegexOptions.None, TimeSpan.FromSeconds(1)))
        );
        Assert.All(copied, source => Assert.True(Path.Exists(Path.Combine(Repository.Root, source)), $"There is no {source}"));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    private static string Property(string name) => Properties.Descendants(name).Single().Value;

    private static string Line(string instruction) => Value(Recipe, $"(?m)^{instruction} (.*)$");

    private static string Value(string text, string pattern) =>
        Regex.Match(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

    [GeneratedRegex("[*]", RegexOptions.None, 1000)]
    private static partial Regex Pattern();

    /// <summary>COPY a b where/  but not COPY --from=build</summary>
    [GeneratedRegex(@"^COPY (?!--)(?<sources>.*) \S+$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Copy();
}
