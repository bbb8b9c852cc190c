using System.Text.Json;
using OllamaMcp.Server.Tools.Calls;

namespace OllamaMcp.Server.Tools.Registry;

/// <summary>A call as it comes in.</summary>
/// <param name="Tool">What is called.</param>
/// <param name="Arguments">As they were sent, unchecked.</param>
/// <param name="Caller">Who calls: the name of the token, or <c>anonymous</c>.</param>
/// <param name="Progress">Where progress goes; null where nobody listens.</param>
internal sealed record ToolInvocation(
    RegisteredTool Tool,
    IDictionary<string, JsonElement>? Arguments,
    string Caller,
    IToolProgress? Progress = null
)
{
    /// <summary>The name of all who come without a token.</summary>
    public const string Anonymous = "anonymous";
}
