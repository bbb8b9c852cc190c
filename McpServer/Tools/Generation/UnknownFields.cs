using System.Collections.Frozen;
using System.Text.Json;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>Passes on what a newer Ollama says and this program does not know.</summary>
internal static class UnknownFields
{
    // Names that results use themselves: one of Ollama's of that name would make the JSON ambiguous.
    private static readonly FrozenSet<string> Ours = FrozenSet.Create(
        StringComparer.Ordinal,
        "error",
        "instance",
        "message",
        "metrics",
        "request_id",
        "response",
        "session",
        "thinking"
    );

    /// <summary>Adds them; a later line of a stream wins.</summary>
    public static void Merge(IDictionary<string, JsonElement> into, IDictionary<string, JsonElement>? from)
    {
        if (from is null)
        {
            return;
        }

        foreach (var (name, value) in from)
        {
            if (!Ours.Contains(name))
            {
                into[name] = value;
            }
        }
    }

    /// <summary>Those of an answer that came in one piece; null for none.</summary>
    public static IDictionary<string, JsonElement>? Of(IDictionary<string, JsonElement>? from)
    {
        var kept = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        Merge(kept, from);
        return kept.Count == 0 ? null : kept;
    }
}
