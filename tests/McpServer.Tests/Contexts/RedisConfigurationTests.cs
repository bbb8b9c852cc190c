using System.Net;
using OllamaMcp.Server.Contexts;

namespace OllamaMcp.Server.Tests.Contexts;

public sealed class RedisConfigurationTests
{
    [Fact]
    public void Parse_ConnectionString_AsStackExchangeReadsIt()
    {
        var configuration = RedisConfiguration.Parse(new ContextStoreOptions { ConnectionString = "cache:6380,password=p@ss,ssl=true" });

        Assert.Equal(new DnsEndPoint("cache", 6380), Assert.Single(configuration.EndPoints));
        Assert.Equal(("p@ss", true, false), (configuration.Password, configuration.Ssl, configuration.AbortOnConnectFail));
    }

    [Theory]
    [InlineData("redis://:p%2Cq@cache:6380", "cache", 6380, "p,q", false, null)]
    [InlineData("rediss://default:pw@cache/3", "cache", 6379, "pw", true, 3)]
    [InlineData("redis://cache", "cache", 6379, "separate", false, null)]
    public void Parse_Uri_AllItsParts(string uri, string host, int port, string password, bool tls, int? database)
    {
        var configuration = RedisConfiguration.Parse(new ContextStoreOptions { Uri = uri, Password = "separate" });

        Assert.Equal(new DnsEndPoint(host, port), Assert.Single(configuration.EndPoints));
        Assert.Equal((password, tls, database), (configuration.Password, configuration.Ssl, configuration.DefaultDatabase));
    }

    [Theory]
    [InlineData("http://canary@x", "CONTEXT_STORE_URI")]
    [InlineData("canary", "CONTEXT_STORE_URI")]
    [InlineData("redis://:canary@h/x", "CONTEXT_STORE_URI")]
    public void Parse_BadUri_NamesTheSettingNotItsValue(string uri, string setting)
    {
        var error = Assert.Throws<FormatException>(() => RedisConfiguration.Parse(new ContextStoreOptions { Uri = uri }));

        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cache:6379,canary=1")]
    [InlineData("cache:6379,ssl=canary")]
    [InlineData("password=canary")]
    public void Parse_BadConnectionString_NamesTheSettingNotItsValue(string text)
    {
        var error = Assert.Throws<FormatException>(() => RedisConfiguration.Parse(new ContextStoreOptions { ConnectionString = text }));

        Assert.Contains("ConnectionStrings__context-store", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NothingSet_SaysWhatToSet() =>
        Assert.Contains(
            "CONTEXT_STORE_URI",
            Assert.Throws<FormatException>(() => RedisConfiguration.Parse(new ContextStoreOptions { Store = "redis" })).Message,
            StringComparison.Ordinal
        );
}
