using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;

namespace OllamaMcp.Server.Hosting.Checking;

/// <summary>
/// <c>check URL</c>: whether an MCP server answers as it should, by a real handshake, its list of tools, and a call. An image of this
/// server so has a client too, which is what a cluster without a shell in its pods tests a release with.
/// </summary>
internal static class CheckCommand
{
    private const int DefaultSeconds = 60;
    private const int MostSeconds = 3600;
    private static readonly JsonDocumentOptions OneOfEachName = new() { AllowDuplicateProperties = false };

    public static Command Create()
    {
        var url = new Argument<Uri>("url") { Description = "The MCP endpoint, as http://localhost:4838/mcp", CustomParser = ReadUrl };
        var token = new Option<FileInfo>("--token-file") { Description = "A file that holds a bearer token" };
        var call = new Option<string>("--call") { Description = "A tool to call", HelpName = "TOOL" };
        var arguments = new Option<JsonElement>("--arguments")
        {
            Description = "Its arguments, as a JSON object",
            HelpName = "JSON",
            CustomParser = ReadObject,
        };
        var timeout = new Option<int>("--timeout")
        {
            Description = "Seconds for all of it; until then a server that does not listen yet is waited for",
            DefaultValueFactory = _ => DefaultSeconds,
        };
        timeout.Validators.Add(result => CheckRange(result));
        var command = new Command("check", "See whether an MCP server answers: handshake, tools, a call")
        {
            url,
            token,
            call,
            arguments,
            timeout,
        };
        command.SetAction(
            async (parsed, cancellation) =>
                await ServerCheck.RunAsync(
                    new CheckPlan(parsed.GetRequiredValue(url))
                    {
                        TokenFile = parsed.GetValue(token)?.FullName,
                        Tool = parsed.GetValue(call),
                        Arguments = parsed.GetValue(arguments),
                        Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                    },
                    Console.Out,
                    Console.Error,
                    TimeProvider.System,
                    cancellation
                )
                    ? 0
                    : 1
        );
        return command;
    }

    private static Uri? ReadUrl(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        result.AddError($"\"{text}\" is no http or https URL. Write: http://localhost:4838/mcp");
        return null;
    }

    private static JsonElement ReadObject(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        try
        {
            using var document = JsonDocument.Parse(text, OneOfEachName);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document.RootElement.Clone();
            }
        }
        catch (JsonException)
        {
            // Told below, like JSON of another kind.
        }

        result.AddError($"--arguments: {text} is no JSON object with each name once. Write: --arguments '{{\"model\": \"llama3.2\"}}'");
        return default;
    }

    private static void CheckRange(OptionResult result)
    {
        if (
            result.Tokens.Count > 0
            && (!int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var seconds) || seconds is < 1 or > MostSeconds)
        )
        {
            result.AddError($"--timeout: \"{result.Tokens[0].Value}\" is not a number of seconds from 1 to {MostSeconds}.");
        }
    }
}
