using System.Collections.Frozen;
using ModelContextProtocol.Server;

namespace OllamaMcp.Server.Tools.Registry;

/// <summary>
/// All tools, and which of them are on. Tools come, go, and are switched while the server runs; clients with a session are told.
/// Thread-safe.
/// </summary>
internal sealed class ToolRegistry
{
    private readonly Lock _gate = new();
    private readonly ToolDispatcher _dispatcher;
    private readonly List<McpTool> _known = [];
    private FrozenSet<string> _toolsets;

    /// <param name="dispatcher">Answers their calls.</param>
    /// <param name="tools">Those to begin with.</param>
    /// <param name="toolsets">The names of the toolsets that are on.</param>
    public ToolRegistry(ToolDispatcher dispatcher, IEnumerable<RegisteredTool> tools, IEnumerable<string> toolsets)
    {
        _dispatcher = dispatcher;
        _toolsets = toolsets.ToFrozenSet(StringComparer.Ordinal);
        foreach (var tool in tools)
        {
            Add(tool);
        }
    }

    /// <summary>The tools that are on, as the MCP server takes them.</summary>
    public McpServerPrimitiveCollection<McpServerTool> Served { get; } = new OrderedTools();

    /// <summary>The tools that are on.</summary>
    public IEnumerable<RegisteredTool> Tools => Served.OfType<McpTool>().Select(tool => tool.Registered);

    /// <summary>Adds a tool.</summary>
    /// <exception cref="ArgumentException">A tool of that name is there.</exception>
    public void Add(RegisteredTool tool)
    {
        lock (_gate)
        {
            if (_known.Exists(other => other.ProtocolTool.Name == tool.Descriptor.Name))
            {
                throw new ArgumentException($"There is a tool '{tool.Descriptor.Name}' already.", nameof(tool));
            }

            var served = new McpTool(tool, _dispatcher);
            _known.Add(served);
            if (_toolsets.Contains(tool.Descriptor.Toolset))
            {
                Served.Add(served);
            }
        }
    }

    /// <summary>Takes a tool away. Calls of it that run go on. False where there is none of that name.</summary>
    public bool Remove(string name)
    {
        lock (_gate)
        {
            if (_known.Find(tool => tool.ProtocolTool.Name == name) is not { } tool)
            {
                return false;
            }

            _known.Remove(tool);
            Served.Remove(tool);
            return true;
        }
    }

    /// <summary>Sets which toolsets are on. Clients hear of it once.</summary>
    public void Switch(IEnumerable<string> on)
    {
        lock (_gate)
        {
            _toolsets = on.ToFrozenSet(StringComparer.Ordinal);
            using var together = Served.DeferChangedEvents();
            foreach (var tool in _known)
            {
                Switch(tool, _toolsets.Contains(tool.Registered.Descriptor.Toolset));
            }
        }
    }

    private void Switch(McpTool tool, bool on)
    {
        if (on)
        {
            Served.TryAdd(tool);
        }
        else
        {
            Served.Remove(tool);
        }
    }
}
