using System.Globalization;
using System.Text;
using System.Text.Json;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Tools.Registry;

/// <summary>Shapes an error: as data under <c>error</c>, and as text that a model can act on.</summary>
internal static class ErrorShaper
{
    public static ToolOutcome Shape(ToolException error)
    {
        using var json = PooledJson.Rent();
        json.Writer.WriteStartObject();
        json.Writer.WritePropertyName("error");
        Write(json.Writer, error);
        json.Writer.WriteEndObject();
        return new ToolOutcome(JsonElement.Parse(json.WrittenSpan()), Text(error), error.Code) { RetryAfter = error.RetryAfter };
    }

    /// <summary>Writes the error as an object: <c>code</c>, <c>message</c>, <c>tried</c>, <c>next</c>, and what else it has.</summary>
    public static void Write(Utf8JsonWriter json, ToolException error)
    {
        json.WriteStartObject();
        json.WriteString("code", error.Code.Value);
        json.WriteString("message", error.Message);
        if (error.Tried is { } tried)
        {
            json.WriteString("tried", tried);
        }

        json.WriteString("next", error.Next);
        if (error.Partial is { } partial)
        {
            json.WriteString("partial", partial);
        }

        if (error.RetryAfter is { } pause)
        {
            json.WriteNumber("retry_after_seconds", Math.Ceiling(pause.TotalSeconds));
        }

        if (error.Problems.Count > 0)
        {
            WriteProblems(json, error.Problems);
        }

        json.WriteEndObject();
    }

    private static void WriteProblems(Utf8JsonWriter json, IReadOnlyList<ArgumentProblem> problems)
    {
        json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("path", problem.Path);
            json.WriteString("got", problem.Got);
            json.WriteString("expected", problem.Expected);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Text(ToolException error)
    {
        var text = new StringBuilder().Append(error.Code.Value).Append(": ").Append(error.Message);
        if (error.Tried is { } tried)
        {
            text.Append("\nTried: ").Append(tried);
        }

        text.Append("\nNext: ").Append(error.Next);
        if (error.RetryAfter is { } pause)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nTry again in {Math.Ceiling(pause.TotalSeconds)} seconds.");
        }

        if (error.Partial is { } partial)
        {
            text.Append("\nWhat had come until then:\n").Append(partial);
        }

        return text.ToString();
    }
}
