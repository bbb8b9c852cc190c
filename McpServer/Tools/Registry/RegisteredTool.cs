using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Registry;

/// <summary>A tool as the registry sees it: arguments and result are JSON. Immutable and thread-safe.</summary>
internal abstract class RegisteredTool
{
    private readonly Lazy<SchemaRule> _rule;

    protected RegisteredTool(ToolDescriptor descriptor)
    {
        Descriptor = descriptor;
        _rule = new Lazy<SchemaRule>(() => SchemaCompiler.Compile(InputSchema));
    }

    public ToolDescriptor Descriptor { get; }

    /// <summary>What it takes. Not to be changed.</summary>
    public abstract JsonObject InputSchema { get; }

    /// <summary>What it gives. Not to be changed.</summary>
    public abstract JsonObject OutputSchema { get; }

    /// <summary>What arguments are checked against: <see cref="InputSchema"/>.</summary>
    public SchemaRule Rule => _rule.Value;

    /// <summary>Turns checked arguments into those of the tool.</summary>
    /// <param name="json">An object in UTF-8 as <see cref="ArgumentWriter"/> writes it.</param>
    /// <exception cref="JsonException">It does not fit after all.</exception>
    public abstract object Bind(ReadOnlySpan<byte> json);

    /// <summary>Does it, and writes the result as JSON.</summary>
    public abstract Task InvokeAsync(object arguments, ToolCallContext call, Utf8JsonWriter result, CancellationToken cancellationToken);
}
