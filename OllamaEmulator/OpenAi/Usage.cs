using System.Text.Json;

namespace OllamaMcp.Emulator.OpenAi;

/// <summary>The <c>usage</c> object.</summary>
internal static class Usage
{
    public static void Write(Utf8JsonWriter json, int prompt, int completion)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", prompt);
        json.WriteNumber("completion_tokens", completion);
        json.WriteNumber("total_tokens", prompt + completion);
        json.WriteEndObject();
    }
}
