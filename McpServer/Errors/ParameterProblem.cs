using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OllamaMcp.Server.Errors;

/// <summary>
/// Says in the words of JSON what is wrong with the params of a request of MCP. The SDK's own errors name its types, and where params
/// are missing it calls handlers with none.
/// </summary>
internal static class ParameterProblem
{
    private static readonly FrozenDictionary<string, string[]> Required = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["initialize"] = ["protocolVersion", "capabilities", "clientInfo"],
        ["tools/call"] = ["name"],
        ["prompts/get"] = ["name"],
        ["resources/read"] = ["uri"],
        ["resources/subscribe"] = ["uri"],
        ["resources/unsubscribe"] = ["uri"],
        ["completion/complete"] = ["ref", "argument"],
        ["logging/setLevel"] = ["level"],
        ["subscriptions/listen"] = ["notifications"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What can be said before they are read: that they are no object, or what they lack. Null where nothing is wrong so far.</summary>
    public static string? Find(string method, JsonNode? parameters)
    {
        if (parameters is not (null or JsonObject))
        {
            return Describe(method, "an object is meant");
        }

        var found = parameters as JsonObject;
        var missing = Required.GetValueOrDefault(method)?.FirstOrDefault(name => found?[name] is null);
        return missing is null ? null : Describe(method, $"/{missing} is missing");
    }

    /// <summary>Why they could not be read.</summary>
    public static string Describe(string method, JsonNode? parameters, JsonException error) =>
        Find(method, parameters)
        ?? Describe(
            method,
            ProblemPath.Of(error) is { Length: > 0 } path ? $"{path} is of the wrong type or lacks a member" : "they do not fit"
        );

    private static string Describe(string method, string problem) => $"params of {method} cannot be read: {problem}.";
}
