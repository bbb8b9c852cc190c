using OllamaMcp.Server.Hosting.Settings;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class SettingCatalogueTests
{
    [Fact]
    public void All_Names_AreThereOnce() =>
        Assert.Equal(SettingCatalogue.Names.Count, SettingCatalogue.Names.Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void All_PlainDefaults_AreLegalTextsOfThemselves() =>
        Assert.All(
            SettingCatalogue.All.Where(s => s.HasPlainDefault),
            setting => Assert.True(setting.TryBind(new ServerSettings(), "name", setting.Default), $"{setting.Name}: {setting.Default}")
        );

    [Fact]
    public void All_Meanings_AreSentencesWithoutTheirFullStop() =>
        Assert.All(SettingCatalogue.All, s => Assert.True(char.IsUpper(s.Meaning[0]) && !s.Meaning.EndsWith('.'), s.Name.Text));

    [Theory]
    [InlineData("Access__Required", "Access__Required", "")]
    [InlineData("access__required", "Access__Required", "")]
    [InlineData("Access__Tokens__bob", "Access__Tokens__NAME", "bob")]
    [InlineData("Limits__Tools__x__CallsPerMinute", "Limits__Tools__NAME__CallsPerMinute", "x")]
    [InlineData("Access__Tokens", null, "")]
    [InlineData("Access__Tokens__", null, "")]
    [InlineData("Access__Tokens__a__b", null, "")]
    public void Find_Key_GivesTheSettingAndWhatStandsForItsName(string key, string? expected, string captured)
    {
        Assert.Equal(expected, SettingCatalogue.Find(key, out var found)?.Name.Text);
        Assert.Equal(captured, found);
    }
}
