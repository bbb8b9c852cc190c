namespace OllamaMcp.AppHost.Settings;

/// <summary>What <c>--help</c> says about a setting of the AppHost.</summary>
/// <param name="Name">An environment variable; <c>NAME=VALUE</c> as argument does the same.</param>
/// <param name="Default">What holds where it is not set, in words.</param>
/// <param name="Meaning">One line.</param>
internal sealed record HostSetting(string Name, string Default, string Meaning);
