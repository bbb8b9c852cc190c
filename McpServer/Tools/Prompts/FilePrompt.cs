using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Tools.Prompts;

/// <summary>A prompt of a file, as the MCP server takes it.</summary>
internal sealed class FilePrompt(PromptTemplate template) : McpServerPrompt
{
    /// <inheritdoc/>
    public override Prompt ProtocolPrompt { get; } =
        new()
        {
            Name = template.Name,
            Title = template.Title,
            Description = template.Description,
            Arguments = [.. template.Arguments.Select(Describe)],
        };

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc/>
    public override ValueTask<GetPromptResult> GetAsync(
        RequestContext<GetPromptRequestParams> request,
        CancellationToken cancellationToken = default
    )
    {
        var values = Values(request.Params.Arguments);
        var messages = template.Messages.Select(message => new PromptMessage
        {
            Role = message.Role,
            Content = new TextContentBlock
            {
                Text = PromptFile.Placeholder().Replace(message.Content, match => values[match.Groups["name"].Value]),
            },
        });
        return ValueTask.FromResult(new GetPromptResult { Description = template.Description, Messages = [.. messages] });
    }

    private static PromptArgument Describe(PromptTemplateArgument argument) =>
        new()
        {
            Name = argument.Name,
            Description = argument.Description,
            Required = argument.Required,
        };

    private Dictionary<string, string> Values(IDictionary<string, JsonElement>? given)
    {
        var names = template.Arguments.Select(argument => argument.Name).ToList();
        foreach (var name in given?.Keys ?? [])
        {
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                var nearest = NearestName.Of(name, names);
                throw Wrong($"takes no argument '{name}'{(nearest is null ? "" : $"; did you mean '{nearest}'?")}");
            }
        }

        return template.Arguments.ToDictionary(argument => argument.Name, argument => Value(argument, given), StringComparer.Ordinal);
    }

    private string Value(PromptTemplateArgument argument, IDictionary<string, JsonElement>? given) =>
        given is not null && given.TryGetValue(argument.Name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : value.GetRawText()
            : argument.Required
                ? throw Wrong($"needs the argument '{argument.Name}'")
                : argument.Default ?? "";

    private McpProtocolException Wrong(string what) => new($"The prompt '{template.Name}' {what}.", McpErrorCode.InvalidParams);
}
