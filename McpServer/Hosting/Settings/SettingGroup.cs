namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Settings that stand together in the docs.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Settings">In the order of the docs.</param>
internal sealed record SettingGroup(string Title, IReadOnlyList<Setting> Settings);
