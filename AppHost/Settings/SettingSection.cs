namespace OllamaMcp.AppHost.Settings;

/// <summary>Settings that <c>--help</c> shows together.</summary>
internal sealed record SettingSection(string Title, IReadOnlyList<HostSetting> Settings);
