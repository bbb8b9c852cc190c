using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>
/// Checks the headers that repeat arguments: a property of a tool's input schema with <c>"x-mcp-header": "Region"</c> has to come as
/// <c>Mcp-Param-Region</c> too, with the same value.
/// </summary>
internal static class ParameterHeaders
{
    private static readonly ConditionalWeakTable<Tool, MarkedParameter[]> Known = [];

    /// <exception cref="RefusalException">A header is missing, or is not what the body says.</exception>
    public static void Check(IHeaderDictionary headers, JsonRpcMessage message, McpServerPrimitiveCollection<McpServerTool>? tools)
    {
        if (
            message is not JsonRpcRequest { Method: RequestMethods.ToolsCall, Params: JsonObject parameters }
            || parameters["name"] is not JsonValue name
            || !name.TryGetValue(out string? toolName)
            || tools is null
            || !tools.TryGetPrimitive(toolName, out var tool)
        )
        {
            return;
        }

        foreach (var parameter in Known.GetValue(tool.ProtocolTool, MarkedParameter.Find))
        {
            Check(headers, parameter, parameter.ValueIn(parameters["arguments"]));
        }
    }

    private static void Check(IHeaderDictionary headers, MarkedParameter parameter, JsonNode? argument)
    {
        var name = McpHeaders.ParameterPrefix + parameter.Header;
        if (!headers.TryGetValue(name, out var values))
        {
            if (argument is not null)
            {
                throw Mismatch($"The header {name} is missing; the argument '{parameter.Name}' is to be repeated in it.");
            }

            return;
        }

        var header = values.ToString().Trim();
        if (!HeaderText.IsLegal(header) || McpHeaderEncoder.DecodeValue(header) is not { } decoded)
        {
            throw Mismatch($"The header {name} is not encoded as it has to be: ASCII, or =?base64?...?=.");
        }

        if (argument is not null && !parameter.IsSame(decoded, argument))
        {
            throw Mismatch($"The header {name} is '{header}'; the argument '{parameter.Name}' is {argument.ToJsonString()}.");
        }
    }

    private static RefusalException Mismatch(string message) => new(Refusals.HeaderMismatch(message));
}
