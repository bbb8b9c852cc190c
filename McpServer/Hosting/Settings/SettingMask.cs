namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>What a message shows in the place of a secret.</summary>
internal static class SettingMask
{
    public static string Hide(string secret) => $"(hidden, {secret.Length} characters)";
}
