using System.Text.Json;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>What the input schema cannot say of options: that a number must be one that a model's computer can hold.</summary>
internal static class ModelOptionCheck
{
    /// <summary>Throws <c>invalid_arguments</c>.</summary>
    public static void Run(JsonElement? options)
    {
        if (options is { } given && ModelOptions.Check(given) is { Count: > 0 } problems)
        {
            throw ArgumentProblem.Refuse([.. problems.Select(p => new ArgumentProblem($"/options/{p.Name}", "another value", p.Message))]);
        }
    }
}
