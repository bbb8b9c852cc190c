using OllamaMcp.AppHost.Processes.Dashboard;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Dashboard;

public sealed class DashboardCacheTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ollama-mcp-cache-");
    private readonly ManualTime _time = new();
    private readonly DashboardCache _cache;

    public DashboardCacheTests() => _cache = new DashboardCache(_folder.FullName, new DashboardPackage("test"), _time);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void RecentFailure_HoldsForAnHour()
    {
        _cache.RememberFailure("no\nroute");

        Assert.Equal("no route", _cache.RecentFailure());
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Null(_cache.RecentFailure());
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon\nbroken")]
    [InlineData("2026-01-02T03:04:05Z")]
    public void RecentFailure_OfABrokenFile_IsNone(string text)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "failure.txt"), text);

        Assert.Null(_cache.RecentFailure());
    }

    [Fact]
    public void Place_ForgetsTheFailure()
    {
        _cache.RememberFailure("offline");
        var program = Path.Combine(_folder.FullName, "new");
        File.WriteAllText(program, "");

        _cache.Place(program);

        Assert.True(_cache.HasProgram);
        Assert.Null(_cache.RecentFailure());
    }

    [Fact]
    public void TryLock_WhileAnotherHasIt_GivesNone()
    {
        using (var first = _cache.TryLock())
        {
            Assert.NotNull(first);
            Assert.Null(_cache.TryLock());
        }
        using var next = _cache.TryLock();
        Assert.NotNull(next);
    }

    [Fact]
    public void Observe_TellsSometimesAndGivesUpWhenNothingComes()
    {
        var progress = new FetchProgress(total: 200, _time);

        Assert.Null(progress.Observe(50));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("50% after 2 s", progress.Observe(100));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("99% after 4 s", progress.Observe(400));
        _time.Advance(TimeSpan.FromSeconds(91));
        Assert.Equal("nothing has come for 90 s", Assert.Throws<HostException>(() => progress.Observe(400)).Message);
    }

    [Theory]
    [InlineData("""{ "error": { "code": "E404", "summary": "Not Found - GET https://x/y" } }""", "npm: Not Found - GET https://x/y")]
    [InlineData("(node:1) Warning\n{ \"error\": { \"summary\": \"a\\nb\" } }", "npm: a b")]
    [InlineData("npm: command\nnot found\n", "npm ended with exit code 3: not found")]
    [InlineData("{}", "npm ended with exit code 3: {}")]
    [InlineData("", "npm ended with exit code 3")]
    public void Describe_WhatNpmSays_IsOneLine(string output, string expected) =>
        Assert.Equal(expected, NpmFailure.Describe(output, exitCode: 3));
}
