using System.Text.RegularExpressions;
using ModelContextProtocol.Protocol;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OllamaMcp.Server.Tools.Prompts;

/// <summary>
/// Reads a prompt from YAML, or from Markdown with YAML before it, whose text is then the one message of the user.
/// </summary>
/// <example>
/// <code>
/// ---
/// name: review
/// description: Reviews a piece of code
/// arguments:
///   - name: code
///     required: true
///   - name: style
///     default: short
/// ---
/// Review this code in a {{style}} way:
/// {{code}}
/// </code>
/// </example>
internal static partial class PromptFile
{
    private const string Fence = "---";
    private static readonly string[] Keys = ["name", "title", "description", "arguments", "messages"];

    /// <summary>Reads one file.</summary>
    /// <param name="file">Its name; without its ending it is the prompt's where the file gives none.</param>
    /// <param name="text">What is in it.</param>
    /// <exception cref="PromptFileException">It does not read.</exception>
    public static PromptTemplate Parse(string file, string text)
    {
        var (yaml, body, offset) = Split(file, text.ReplaceLineEndings("\n"));
        var reading = new YamlReading(file, offset);
        var root = Load(file, yaml, offset);
        var entries = reading.Mapping(root, "a prompt", body is null ? Keys : Keys[..^1]);
        var template = new PromptTemplate
        {
            File = file,
            Name = reading.OptionalText(entries, "name") ?? Path.GetFileNameWithoutExtension(file),
            Title = reading.OptionalText(entries, "title"),
            Description = reading.OptionalText(entries, "description"),
            Arguments = [.. reading.List(entries.GetValueOrDefault("arguments"), "arguments").Select(node => Argument(reading, node))],
            Messages = body is null ? Messages(reading, root, entries) : [new PromptTemplateMessage(Role.User, body)],
        };
        CheckPlaceholders(reading, root, template);
        return template;
    }

    private static (string Yaml, string? Body, int Offset) Split(string file, string text)
    {
        if (!Path.GetExtension(file).Equals(".md", StringComparison.OrdinalIgnoreCase))
        {
            return (text, null, 0);
        }

        var end = text.IndexOf($"\n{Fence}\n", StringComparison.Ordinal);
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal) || end < 0)
        {
            throw new PromptFileException(
                file,
                1,
                "a Markdown prompt begins with ---, YAML, and --- again, each fence on a line of its own."
            );
        }

        var body = text[(end + Fence.Length + 2)..].Trim();
        return body.Length == 0
            ? throw new PromptFileException(file, text.Count(c => c == '\n'), "there is no text after the second ---.")
            : (text[(Fence.Length + 1)..(end + 1)], body, 1);
    }

    private static YamlNode Load(string file, string yaml, int offset)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException exception)
        {
            throw new PromptFileException(file, (int)exception.Start.Line + offset, exception.InnerException?.Message ?? exception.Message);
        }

        return stream.Documents is [var only]
            ? only.RootNode
            : throw new PromptFileException(file, 1, "the file must hold one YAML document.");
    }

    private static PromptTemplateArgument Argument(YamlReading reading, YamlNode node)
    {
        var entries = reading.Mapping(node, "an argument", "name", "description", "required", "default");
        var name = reading.OptionalText(entries, "name") ?? throw reading.Wrong(node, "an argument needs a name.");
        return ArgumentName().IsMatch(name)
            ? new PromptTemplateArgument(
                name,
                reading.OptionalText(entries, "description"),
                reading.Flag(entries, "required"),
                reading.OptionalText(entries, "default")
            )
            : throw reading.Wrong(node, $"'{name}' is no name of an argument: letters, digits, - and _ are.");
    }

    private static PromptTemplateMessage[] Messages(YamlReading reading, YamlNode root, Dictionary<string, YamlNode> entries)
    {
        var messages = reading.List(entries.GetValueOrDefault("messages"), "messages").Select(node => Message(reading, node)).ToArray();
        return messages.Length > 0 ? messages : throw reading.Wrong(root, "a prompt needs messages: a list of role and content.");
    }

    private static PromptTemplateMessage Message(YamlReading reading, YamlNode node)
    {
        var entries = reading.Mapping(node, "a message", "role", "content");
        var content = reading.OptionalText(entries, "content") ?? throw reading.Wrong(node, "a message needs content.");
        return reading.OptionalText(entries, "role") switch
        {
            null or "user" => new PromptTemplateMessage(Role.User, content),
            "assistant" => new PromptTemplateMessage(Role.Assistant, content),
            var other => throw reading.Wrong(entries["role"], $"'{other}' is no role of a prompt; legal are user and assistant."),
        };
    }

    private static void CheckPlaceholders(YamlReading reading, YamlNode root, PromptTemplate template)
    {
        var known = template.Arguments.Select(argument => argument.Name).ToHashSet(StringComparer.Ordinal);
        var unknown = template
            .Messages.SelectMany(message => Placeholder().Matches(message.Content))
            .Select(match => match.Groups["name"].Value)
            .FirstOrDefault(name => !known.Contains(name));
        if (unknown is not null)
        {
            throw reading.Wrong(root, $"{{{{{unknown}}}}} stands in the text and is none of its arguments.");
        }
    }

    /// <summary>Where an argument goes.</summary>
    [GeneratedRegex(
        @"\{\{\s*(?<name>[A-Za-z0-9_-]+)\s*\}\}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    public static partial Regex Placeholder();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ArgumentName();
}
