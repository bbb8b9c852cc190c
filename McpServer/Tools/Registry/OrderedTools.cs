using System.Diagnostics.CodeAnalysis;
using ModelContextProtocol.Server;

namespace OllamaMcp.Server.Tools.Registry;

/// <summary>
/// The tools that are on, in the order in which they were put in: clients keep lists and prompts that begin with them, so the order
/// must not change from one start to the next, as that of a hash table does. Thread-safe.
/// </summary>
internal sealed class OrderedTools : McpServerPrimitiveCollection<McpServerTool>
{
    private readonly Lock _gate = new();
    private McpServerTool[] _ordered = [];

    public override bool TryAdd(McpServerTool primitive)
    {
        lock (_gate)
        {
            if (base.Contains(primitive) || base.TryGetPrimitive(primitive.ProtocolTool.Name, out _))
            {
                return false;
            }

            _ordered = [.. _ordered, primitive];
        }
        return base.TryAdd(primitive);
    }

    public override bool Remove(McpServerTool primitive)
    {
        lock (_gate)
        {
            _ordered = [.. _ordered.Where(tool => tool != primitive)];
        }

        return base.Remove(primitive);
    }

    public override void Clear()
    {
        lock (_gate)
        {
            _ordered = [];
        }

        base.Clear();
    }

    public override McpServerTool[] ToArray() => [.. _ordered];

    public override void CopyTo(McpServerTool[] array, int arrayIndex) => _ordered.CopyTo(array, arrayIndex);

    [SuppressMessage("Design", "MA0016", Justification = "the base class decides")]
    public override IEnumerator<McpServerTool> GetEnumerator() => ((IEnumerable<McpServerTool>)_ordered).GetEnumerator();
}
