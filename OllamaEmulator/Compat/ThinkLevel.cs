using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.Compat;

/// <summary>Reasoning effort as Ollama maps it to thinking.</summary>
internal static class ThinkLevel
{
    public static ThinkRequest From(string? effort) =>
        effort switch
        {
            null or "" => default,
            "none" => new ThinkRequest(false, null),
            "high" or "medium" or "low" => new ThinkRequest(null, effort),
            _ => throw ApiException.Bad($"invalid reasoning value: '{effort}' (must be \"high\", \"medium\", \"low\", or \"none\")"),
        };
}
