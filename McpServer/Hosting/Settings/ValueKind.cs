using System.Diagnostics.CodeAnalysis;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>How the text of a setting becomes a value.</summary>
/// <param name="Legal">What the text may be, as it stands in errors and docs: "a port, 0 to 65535".</param>
/// <param name="TryParse">Reads the text, trimmed and never empty.</param>
/// <param name="Format">The text that would give the value.</param>
internal sealed record ValueKind<T>(string Legal, TryParseText<T> TryParse, Func<T, string> Format);

/// <summary>Reads a text; false where it is not legal.</summary>
internal delegate bool TryParseText<T>(string text, [MaybeNullWhen(false)] out T value);
