using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Commands;

/// <summary>Does what the commands of the topology say. Thread-safe.</summary>
internal sealed class CommandRunner(HttpClient http, IReadOnlyList<SecretSetting> secrets)
{
    /// <param name="command">One of those of the part.</param>
    /// <param name="address">Where the part answers.</param>
    /// <param name="input">What was entered; null where nothing was asked for.</param>
    /// <param name="report">Gets how it goes.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<CommandOutcome> RunAsync(
        PartCommand command,
        Uri address,
        string? input,
        Action<string> report,
        CancellationToken cancellation
    )
    {
        var text = input?.Trim() ?? "";
        if (command.Input is { } asked && text.Length == 0)
        {
            return new CommandOutcome(false, $"{asked.Label} is empty; {asked.Example} is an example.");
        }
        return command.Kind switch
        {
            CommandKind.PullModel => await new ModelPull(http).RunAsync(address, text, report, cancellation),
            CommandKind.ClearContexts => await new ContextClearing(http).RunAsync(new Uri(address, "mcp"), Token, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.Kind, "no such command"),
        };
    }

    private string? Token =>
        secrets.FirstOrDefault(secret => secret.Variable.StartsWith(SettingNames.TokenPrefix, StringComparison.Ordinal))?.Value;
}
