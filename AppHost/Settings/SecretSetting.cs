namespace OllamaMcp.AppHost.Settings;

/// <summary>A value that nobody should read.</summary>
/// <param name="Name">What the dashboard calls it.</param>
/// <param name="Variable">The environment variable that the server reads it from.</param>
/// <param name="Value">Null where any random one will do.</param>
internal sealed record SecretSetting(string Name, string Variable, string? Value)
{
    // A record would print it.
    public override string ToString() => $"{Variable}=***";
}
