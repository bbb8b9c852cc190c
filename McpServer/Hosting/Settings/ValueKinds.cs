using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>The kinds of value that settings have.</summary>
internal static class ValueKinds
{
    public static readonly ValueKind<string> Text = new("any text", TryTake, text => text);

    public static readonly ValueKind<string> Path = Text with { Legal = "a path", TryParse = TryTakePath };

    public static readonly ValueKind<bool> Switch = new("true or false", TryParseSwitch, value => value ? "true" : "false");

    public static readonly ValueKind<int> Port = Count(0, 65535) with { Legal = "a port, 0 to 65535 (0 takes any free one)" };

    public static readonly ValueKind<IPAddress> ListenAddress = new(
        "an IP address of this machine, localhost, or * for every address",
        TryParseListenAddress,
        address => address.ToString()
    );

    /// <summary>Names with commas between them; empty ones are dropped.</summary>
    public static readonly ValueKind<IReadOnlyList<string>> List = new(
        "names, separated by commas",
        TryParseList,
        names => string.Join(',', names)
    );

    public static ValueKind<int> Count(int least, int most) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"a whole number, {least} to {most}"),
            (string text, out int value) =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most,
            value => value.ToString(CultureInfo.InvariantCulture)
        );

    public static ValueKind<TimeSpan> Duration(TimeSpan least, TimeSpan most) =>
        new(
            $"seconds, or a number with ms, s, m, h or d; {DurationText.Format(least)} to {DurationText.Format(most)}",
            (string text, out TimeSpan value) => DurationText.TryParse(text, out value) && value >= least && value <= most,
            DurationText.Format
        );

    public static ValueKind<long> Size(long least, long most) =>
        new(
            $"bytes, or a number with KiB, MiB, GiB, KB, MB or GB; {SizeText.Format(least)} to {SizeText.Format(most)}",
            (string text, out long value) => SizeText.TryParse(text, out value) && value >= least && value <= most,
            SizeText.Format
        );

    /// <summary>One of a closed set of names, whatever their case.</summary>
    public static ValueKind<T> OneOf<T>(params (string Name, T Value)[] names)
        where T : struct =>
        new(
            $"one of {string.Join(", ", names.Select(n => n.Name))}",
            (string text, out T value) =>
            {
                var found = Array.FindIndex(names, n => n.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
                value = found < 0 ? default : names[found].Value;
                return found >= 0;
            },
            value => names.First(n => EqualityComparer<T>.Default.Equals(n.Value, value)).Name
        );

    /// <summary>One of a closed set of names that stay names.</summary>
    public static ValueKind<string> NameOf(IReadOnlyList<string> names) =>
        new(
            $"one of {string.Join(", ", names)}",
            (string text, [MaybeNullWhen(false)] out string value) =>
                (value = names.FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase))) is not null,
            name => name
        );

    /// <summary>Several of a closed set of names.</summary>
    public static ValueKind<IReadOnlyList<string>> NamesOf(IReadOnlyList<string> names) =>
        new(
            $"names out of {string.Join(", ", names)}, separated by commas",
            (string text, [MaybeNullWhen(false)] out IReadOnlyList<string> value) =>
                TryParseList(text, out value) && value.Count > 0 && value.All(names.Contains),
            List.Format
        );

    /// <summary>A text that is never shown.</summary>
    public static ValueKind<string> Secret(string legal) => new(legal, TryTake, SettingMask.Hide);

    // The one character that a path has on no system; JSON can write it.
    private static bool TryTakePath(string text, out string value) => TryTake(text, out value) && !text.Contains('\0');

    private static bool TryTake(string text, out string value)
    {
        value = text;
        return true;
    }

    private static bool TryParseSwitch(string text, out bool value)
    {
        value = text.ToUpperInvariant() is "TRUE" or "1" or "YES" or "ON";
        return value || text.ToUpperInvariant() is "FALSE" or "0" or "NO" or "OFF";
    }

    private static bool TryParseList(string text, out IReadOnlyList<string> value)
    {
        value = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return true;
    }

    private static bool TryParseListenAddress(string text, out IPAddress value)
    {
        var parsed = text.ToUpperInvariant() switch
        {
            "LOCALHOST" => IPAddress.Loopback,
            "*" or "+" => IPAddress.IPv6Any,
            _ => IPAddress.TryParse(text.AsSpan().Trim("[]"), out var address) ? address : null,
        };
        value = parsed ?? IPAddress.None;
        return parsed is not null;
    }
}
