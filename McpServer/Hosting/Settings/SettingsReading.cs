namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>What came of reading the settings.</summary>
/// <param name="Settings">Whole only where there are no problems.</param>
/// <param name="Problems">Everything that is wrong; the server does not start with any.</param>
/// <param name="Notes">What is worth a line in the log: variables that were left alone.</param>
internal sealed record SettingsReading(ServerSettings Settings, IReadOnlyList<SettingProblem> Problems, IReadOnlyList<string> Notes);
