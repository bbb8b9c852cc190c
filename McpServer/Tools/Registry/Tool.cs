using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Registry;

/// <summary>
/// What a tool derives from: one sealed class a tool, named after the wire name, in a file of its own with its arguments, its
/// result, and its frozen schema beside it. A tool keeps no state between calls. It throws <see cref="Errors.ToolException"/>, or lets
/// Ollama's exceptions through: the dispatcher turns both into an error result.
/// </summary>
/// <param name="descriptor">What the world is told of it.</param>
/// <param name="argumentsJson">Source-generated, snake case. Whole numbers need a <c>[Range]</c>; what may be left out is nullable.</param>
/// <param name="resultJson">Source-generated, snake case, nulls left out.</param>
internal abstract class Tool<TArguments, TResult>(
    ToolDescriptor descriptor,
    JsonTypeInfo<TArguments> argumentsJson,
    JsonTypeInfo<TResult> resultJson
) : RegisteredTool(descriptor)
    where TArguments : class
    where TResult : class
{
    /// <inheritdoc/>
    public override JsonObject InputSchema { get; } = ToolSchemas.Input(argumentsJson);

    /// <inheritdoc/>
    public override JsonObject OutputSchema { get; } = ToolSchemas.Output(resultJson);

    /// <inheritdoc/>
    public sealed override object Bind(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, argumentsJson) ?? throw new JsonException("null is no object");

    /// <inheritdoc/>
    public sealed override async Task InvokeAsync(
        object arguments,
        ToolCallContext call,
        Utf8JsonWriter result,
        CancellationToken cancellationToken
    ) => JsonSerializer.Serialize(result, await InvokeAsync((TArguments)arguments, call, cancellationToken), resultJson);

    /// <summary>Does what the tool is for.</summary>
    /// <param name="arguments">Checked against the input schema.</param>
    /// <param name="call">Who calls, and where progress goes.</param>
    /// <param name="cancellationToken">Cancelled when the caller leaves or ends the call by its id. Pass it on: it stops Ollama.</param>
    public abstract Task<TResult> InvokeAsync(TArguments arguments, ToolCallContext call, CancellationToken cancellationToken);
}
