using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Modelfiles;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>Makes the request that creates a model out of a Modelfile or of single fields.</summary>
internal static class ModelDefinition
{
    /// <summary>The request.</summary>
    /// <param name="arguments">Either a Modelfile or fields.</param>
    /// <param name="defaultFrom">The model to start from where the fields name none; null where they must.</param>
    /// <exception cref="ToolException"><c>invalid_arguments</c> or <c>invalid_modelfile</c>.</exception>
    public static CreateRequest ToRequest(ModelDefinitionArguments arguments, string? defaultFrom)
    {
        var problems = Problems(arguments, defaultFrom).ToList();
        if (problems.Count > 0)
        {
            throw ArgumentProblem.Refuse(problems);
        }

        var request = arguments.Modelfile is { } modelfile
            ? Modelfile.Parse(modelfile).ToCreateRequest(arguments.Model)
            : OfFields(arguments, defaultFrom);
        return request with { Quantize = arguments.Quantize };
    }

    private static IEnumerable<ArgumentProblem> Problems(ModelDefinitionArguments arguments, string? defaultFrom)
    {
        var fields = FieldsOf(arguments).ToList();
        if (arguments.Modelfile is not null)
        {
            foreach (var field in fields)
            {
                yield return new ArgumentProblem($"/{field}", "a value", "nothing beside a modelfile: put it into the modelfile");
            }
        }
        else if (arguments.From is null && arguments.Files is null && defaultFrom is null)
        {
            yield return new ArgumentProblem("", "no modelfile, from or files", "one of them: what the model is made from");
        }

        if (arguments.Parameters is { } parameters)
        {
            foreach (var problem in ModelOptions.Check(parameters))
            {
                var got = parameters.TryGetProperty(problem.Name, out var value) ? SchemaWords.Describe(value) : "it";
                yield return new ArgumentProblem($"/parameters/{problem.Name}", got, $"a legal option: it {problem.Message}");
            }
        }

        foreach (var (name, digest) in (arguments.Files ?? NoFiles).Concat(arguments.Adapters ?? NoFiles))
        {
            if (!IsDigest(digest))
            {
                var list = arguments.Files?.ContainsKey(name) == true ? "files" : "adapters";
                yield return new ArgumentProblem($"/{list}/{name}", $"\"{digest}\"", Patterns.Describe(Patterns.Digest));
            }
        }
    }

    private static readonly Dictionary<string, string> NoFiles = [];
    private static readonly SchemaPattern DigestForm = new(Patterns.Digest);

    private static bool IsDigest(string text) => DigestForm.IsMatch(text);

    private static IEnumerable<string> FieldsOf(ModelDefinitionArguments a) =>
        new (string Name, object? Value)[]
        {
            ("from", a.From),
            ("files", a.Files),
            ("adapters", a.Adapters),
            ("template", a.Template),
            ("system", a.System),
            ("license", a.License),
            ("parameters", a.Parameters),
            ("messages", a.Messages),
            ("renderer", a.Renderer),
            ("parser", a.Parser),
            ("requires", a.Requires),
        }
            .Where(field => field.Value is not null)
            .Select(field => field.Name);

    private static CreateRequest OfFields(ModelDefinitionArguments arguments, string? defaultFrom) =>
        new()
        {
            Model = arguments.Model,
            From = arguments.From ?? (arguments.Files is null ? defaultFrom : null),
            Files = arguments.Files,
            Adapters = arguments.Adapters,
            Template = arguments.Template,
            System = arguments.System,
            License = arguments.License,
            Parameters = arguments.Parameters,
            Messages = arguments.Messages?.Select(message => message.ToMessage()).ToArray(),
            Renderer = arguments.Renderer,
            Parser = arguments.Parser,
            Requires = arguments.Requires,
        };
}
