namespace OllamaMcp.AppHost.Plan;

internal enum OllamaForm
{
    Container,
    Local,
    Emulator,
}
