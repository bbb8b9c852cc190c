using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OllamaMcp.Server.Hosting.Logs;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class LogRegistrationTests
{
    [Theory]
    [InlineData(LogLevel.Information, LogLevel.Error, false)]
    [InlineData(LogLevel.Warning, LogLevel.Error, false)]
    [InlineData(LogLevel.Information, LogLevel.Critical, true)]
    [InlineData(LogLevel.None, LogLevel.Critical, false)]
    [InlineData(LogLevel.Debug, LogLevel.Warning, true)]
    [InlineData(LogLevel.Trace, LogLevel.Trace, true)]
    public void AddServerLogs_CategoryOfTheProtocol_IsQuietAboveDebug(LogLevel set, LogLevel line, bool isLogged)
    {
        using var services = Services(set);

        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("ModelContextProtocol.Server.McpServer");

        Assert.Equal(isLogged, logger.IsEnabled(line));
    }

    [Fact]
    public void AddServerLogs_OwnCategory_LogsAtTheLevelThatIsSet()
    {
        using var services = Services(LogLevel.Information);

        Assert.True(services.GetRequiredService<ILogger<LogRegistrationTests>>().IsEnabled(LogLevel.Information));
    }

    private static ServiceProvider Services(LogLevel level) =>
        new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging(logging => logging.AddServerLogs(new LogOptions { Level = level }, toStandardError: false))
            .BuildServiceProvider();
}
