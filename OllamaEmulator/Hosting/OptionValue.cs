using System.Globalization;
using System.Net;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Runners;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.ServiceDefaults;

namespace OllamaMcp.Emulator.Hosting;

/// <summary>Values as they are written on a command line. A wrong one throws <see cref="FormatException"/> that says what is legal.</summary>
internal static class OptionValue
{
    public static int Whole(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new FormatException($"a whole number from {least} to {most} is legal");

    public static double Positive(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value > 0
            ? value
            : throw new FormatException("a number above 0 is legal");

    public static bool Truth(string text) =>
        bool.TryParse(text, out var value) ? value : throw new FormatException("true or false is legal");

    public static TimeSpan Time(string text)
    {
        try
        {
            var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds);
            return TimeSpan.FromSeconds(isNumber ? seconds : GoDuration.Parse(text));
        }
        catch (Exception error) when (error is ApiException or OverflowException or ArgumentException)
        {
            throw new FormatException("a number of seconds or a time as 300ms, 5s, 1h30m is legal", error);
        }
    }

    /// <summary>As OLLAMA_HOST: with or without scheme and port.</summary>
    public static EmulatorOptions Host(EmulatorOptions options, string text)
    {
        var bare = text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}";
        if (!Uri.TryCreate(bare, UriKind.Absolute, out var address) || address.Scheme != "http")
        {
            throw new FormatException("an address as 127.0.0.1, 0.0.0.0:11434 or http://localhost:11434 is legal");
        }

        var host = address.Host.Trim('[', ']');
        if (host != "localhost" && !IPAddress.TryParse(host, out _))
        {
            throw new FormatException("localhost or an IP address is legal to listen on");
        }

        var saysPort = bare.TrimEnd('/').EndsWith($":{address.Port}", StringComparison.Ordinal);
        return options with { Host = host, Port = saysPort ? address.Port : 11434 };
    }

    public static Uri Endpoint(string text) =>
        TelemetryOptions.TryParseEndpoint(text, out var endpoint)
            ? endpoint
            : throw new FormatException("a URL with http or https is legal, as http://localhost:4317");

    public static EmulatorOptions Models(EmulatorOptions options, string text)
    {
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var wrong = Array.Find(names, name => !ModelName.Parse(name).IsValid);
        return wrong is null
            ? options with
            {
                Models = [.. names.Select(Model)],
            }
            : throw new FormatException($"'{wrong}' is no model name; namespace/model:tag is legal");
    }

    private static EmulatedModel Model(string name)
    {
        var like =
            name.Contains("embed", StringComparison.OrdinalIgnoreCase) || name.Contains("minilm", StringComparison.OrdinalIgnoreCase)
                ? DefaultModels.Embed
            : name.Contains("think", StringComparison.OrdinalIgnoreCase) ? DefaultModels.Think
            : name.Contains("code", StringComparison.OrdinalIgnoreCase) ? DefaultModels.Code
            : DefaultModels.Chat;
        return like with { Name = name, Endless = name.Contains("endless", StringComparison.OrdinalIgnoreCase) };
    }
}
