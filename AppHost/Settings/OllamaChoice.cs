namespace OllamaMcp.AppHost.Settings;

internal enum OllamaChoice
{
    Auto,
    Local,
    Emulator,
}
