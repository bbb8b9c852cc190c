using System.Text;

namespace OllamaMcp.Bench.Clients;

/// <summary>Looks at answers without parsing them.</summary>
internal static class Answers
{
    /// <summary>Throws unless the answer is the result of a tool that did not fail.</summary>
    public static void RequireResult(ReadOnlySpan<byte> answer)
    {
        if (answer.IndexOf("\"result\":"u8) < 0 || answer.IndexOf("\"isError\":true"u8) >= 0)
        {
            throw new InvalidOperationException($"A call failed: {Shown(answer)}");
        }
    }

    /// <summary>Throws unless Ollama answered with 200 and no error line.</summary>
    public static void RequireOllama(int status, ReadOnlySpan<byte> answer)
    {
        if (status != 200 || answer.IndexOf("{\"error\":"u8) >= 0)
        {
            throw new InvalidOperationException($"Ollama answered {status}: {Shown(answer)}");
        }
    }

    public static bool IsProgress(ReadOnlySpan<byte> message) => message.IndexOf("\"notifications/progress\""u8) >= 0;

    public static int CountProgress(ReadOnlySpan<byte> messages) => messages.Count("\"notifications/progress\""u8);

    public static string Shown(ReadOnlySpan<byte> answer) => Encoding.UTF8.GetString(answer[..Math.Min(answer.Length, 600)]);
}
