using ModelContextProtocol;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Changes;
using OllamaMcp.Server.Tools.Failures;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Resources;

/// <summary>Reads what stands behind the resources, as JSON. Null where there is nothing under a URI. Thread-safe.</summary>
internal sealed class ResourceReader(OllamaRouter router, IContextStore contexts, ToolErrors errors)
{
    private static readonly SchemaPattern NameForm = new(Patterns.ModelName);

    public Task<string?> ReadModelsAsync(string uri, CancellationToken cancellationToken) =>
        ReadAsync(
            async () => ReadableJson.Of((await router.ListModelsAsync(cancellationToken)).Value, ResourceJson.Default.ListModelsResponse),
            cancellationToken
        );

    public Task<string?> ReadModelAsync(string uri, CancellationToken cancellationToken) =>
        ReadAsync(
            async () =>
            {
                var request = new ShowRequest { Model = LegalModelOf(uri) };
                return ReadableJson.Of((await router.ShowAsync(request, cancellationToken)).Value, ResourceJson.Default.ShowResponse);
            },
            cancellationToken
        );

    public Task<string?> ReadContextAsync(string uri, CancellationToken cancellationToken) =>
        ReadAsync(
            async () =>
            {
                var session = ResourceUris.SessionOf(uri)!;
                var conversation = SessionIds.IsValid(session) ? await contexts.LoadAsync(session, cancellationToken) : null;
                return conversation is null ? null : ReadableJson.Of(conversation, ResourceJson.Default.Conversation);
            },
            cancellationToken
        );

    public Task<string?> ReadInstancesAsync(string uri, CancellationToken cancellationToken) =>
        ReadAsync(
            async () =>
            {
                var version = await router.GetVersionAsync(cancellationToken);
                var models = await router.ListModelsAsync(cancellationToken);
                var loaded = await router.ListProcessesAsync(cancellationToken);
                var instance = new InstanceView
                {
                    Name = version.Instance,
                    Version = version.Value.Version,
                    Models = [.. models.Value.Models.Select(model => model.Name)],
                    Loaded = [.. loaded.Value.Models.Select(model => model.Name)],
                };
                return ReadableJson.Of(new InstanceList { Instances = [instance] }, ResourceJson.Default.InstanceList);
            },
            cancellationToken
        );

    private static string LegalModelOf(string uri)
    {
        var model = ResourceUris.ModelOf(uri)!;
        return NameForm.IsMatch(model)
            ? model
            : throw new McpProtocolException(
                $"'{uri}' names no model: after {ResourceUris.Models}/ comes {Patterns.Describe(Patterns.ModelName)}.",
                McpErrorCode.InvalidParams
            );
    }

    private async Task<string?> ReadAsync(Func<Task<string?>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or McpProtocolException))
        {
            var error = await errors.TranslateAsync(exception, new FailedCall("resources/read"), cancellationToken);
            return error.Code == ErrorCodes.ModelNotFound
                ? null
                : throw new McpProtocolException($"{error.Code}: {error.Message} Next: {error.Next}", error, McpErrorCode.InternalError);
        }
    }
}
