namespace OllamaMcp.AppHost.Settings;

internal enum ContextStoreChoice
{
    Auto,
    Redis,
    Files,
}
