using System.Text.RegularExpressions;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Ollama.Modelfiles;

/// <summary>Gathers instructions. Where one may stand only once, the last one counts, as in Ollama.</summary>
internal sealed partial class ModelfileBuilder
{
    private readonly Dictionary<string, string> _files = [];
    private readonly Dictionary<string, string> _adapters = [];
    private readonly Dictionary<string, string> _drafts = [];
    private readonly List<string> _licenses = [];
    private readonly List<Message> _messages = [];
    private readonly ParameterSet _parameters = new();
    private Modelfile _file = new();
    private bool _hasFrom;

    public void Add(Instruction instruction)
    {
        switch (instruction.Keyword)
        {
            case "FROM":
                AddFrom(instruction);
                break;
            case "ADAPTER":
                AddBlob(_adapters, instruction);
                break;
            case "DRAFT":
                AddBlob(_drafts, instruction);
                break;
            case "PARAMETER":
                _parameters.Add(instruction);
                break;
            case "LICENSE":
                _licenses.Add(instruction.Value);
                break;
            case "MESSAGE":
                _messages.Add(MessageOf(instruction));
                break;
            default:
                SetText(instruction);
                break;
        }
    }

    public Modelfile Build() =>
        !_hasFrom
            ? throw ModelfileError.OfWhole("it has no FROM. Begin it with FROM and the name of a model, such as FROM llama3.2.")
            : _file with
            {
                Files = OrNull(_files),
                Adapters = OrNull(_adapters),
                DraftFiles = OrNull(_drafts),
                Licenses = _licenses,
                Messages = _messages,
                Parameters = _parameters.ToJson(),
                Notes = _parameters.Notes,
            };

    private void SetText(Instruction instruction) =>
        _file = instruction.Keyword switch
        {
            "TEMPLATE" => _file with { Template = instruction.Value },
            "SYSTEM" => _file with { System = instruction.Value },
            "RENDERER" => _file with { Renderer = instruction.Value },
            "PARSER" => _file with { Parser = instruction.Value },
            _ => _file with { Requires = VersionOf(instruction) },
        };

    private void AddFrom(Instruction instruction)
    {
        _hasFrom = true;
        var value = instruction.Value;
        if (BlobReference.TryRead(value, out var digest))
        {
            _files[FileName(digest)] = digest;
        }
        else
        {
            CheckNoFile(instruction);
            if (value.Any(c => char.IsWhiteSpace(c)))
            {
                throw instruction.Wrong(
                    $"names '{Shown(value)}', and a model's name has no blanks. A comment stands on a line of its own."
                );
            }

            _file = _file with { From = value };
        }

        if (_file.From is not null && _files.Count > 0)
        {
            // Ollama would take the model and drop the blobs without a word.
            throw instruction.Wrong($"names '{Shown(value)}', and an earlier FROM names the other kind. Legal: one model, or blobs.");
        }
    }

    private static void AddBlob(Dictionary<string, string> blobs, Instruction instruction)
    {
        if (!BlobReference.TryRead(instruction.Value, out var digest))
        {
            CheckNoFile(instruction);
            throw instruction.Wrong($"names '{Shown(instruction.Value)}', which is no digest. Legal: @sha256: and 64 hexadecimal digits.");
        }

        blobs[FileName(digest)] = digest;
    }

    private static void CheckNoFile(Instruction instruction)
    {
        var value = instruction.Value;
        if (value.Length == 0)
        {
            throw instruction.Wrong("names nothing.");
        }

        if (BlobReference.IsMalformed(value))
        {
            throw instruction.Wrong($"names '{Shown(value)}', a malformed digest. Legal: @sha256: and 64 hexadecimal digits.");
        }

        if (BlobReference.IsPath(value))
        {
            throw instruction.Wrong(
                $"names the file '{Shown(value)}', and this server cannot read files of yours. "
                    + "Upload it to Ollama as a blob (POST /api/blobs/sha256:…) and give its digest: @sha256: and 64 hexadecimal digits."
            );
        }
    }

    private static Message MessageOf(Instruction instruction) =>
        instruction.Name.ToLowerInvariant() is "system" or "user" or "assistant"
            ? new Message { Role = instruction.Name.ToLowerInvariant(), Content = instruction.Value }
            : throw instruction.Wrong($"has the role '{Shown(instruction.Name)}'. Legal: system, user, assistant.");

    private static string VersionOf(Instruction instruction)
    {
        var match = SemanticVersion().Match(instruction.Value);
        return match.Success
            ? match.Groups["version"].Value
            : throw instruction.Wrong($"names '{Shown(instruction.Value)}', which is no version. Legal: such as 0.14.0.");
    }

    /// <summary>Ollama finds out by itself what is in a blob when its name has no ending.</summary>
    private static string FileName(string digest) => digest.Replace(':', '-');

    private static Dictionary<string, string>? OrNull(Dictionary<string, string> blobs) => blobs.Count == 0 ? null : blobs;

    private static string Shown(string value) => value.Length > 100 ? value[..100] + "…" : value;

    [GeneratedRegex(@"^v?(?<version>\d{1,9}(\.\d{1,9}){0,2}(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SemanticVersion();
}
