using System.Text.Json;

namespace OllamaMcp.Server.Transport.Messages;

/// <summary>Finds a name that an object has more than once, which JSON allows and nobody means.</summary>
internal static class RepeatedName
{
    /// <returns>A JSON pointer, such as <c>/params/arguments/model</c>; null where every object has each of its names once.</returns>
    public static string? Find(JsonElement value, string path = "") =>
        value.ValueKind switch
        {
            JsonValueKind.Object => FindIn(value, path),
            JsonValueKind.Array => value
                .EnumerateArray()
                .Select((item, i) => Find(item, $"{path}/{i}"))
                .FirstOrDefault(found => found is not null),
            _ => null,
        };

    private static string? FindIn(JsonElement value, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            var place = $"{path}/{property.Name}";
            if (!names.Add(property.Name))
            {
                return place;
            }

            if (Find(property.Value, place) is { } inner)
            {
                return inner;
            }
        }

        return null;
    }
}
