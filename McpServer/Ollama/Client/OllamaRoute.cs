using System.Text.Json.Serialization.Metadata;

namespace OllamaMcp.Server.Ollama.Client;

/// <summary>What a route answers with where all is well.</summary>
internal enum AnswerForm
{
    /// <summary>A status alone.</summary>
    Empty,

    /// <summary>One JSON value.</summary>
    Whole,

    /// <summary>JSON values, one a line; or a single one, where Ollama has only one to say.</summary>
    Lines,
}

/// <summary>A route of Ollama's API.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Relative to the address of the Ollama, which may have a path of its own.</param>
/// <param name="Form">What comes back.</param>
internal record OllamaRoute(HttpMethod Method, string Path, AnswerForm Form)
{
    /// <summary>True where no model is worked with: the answer begins within the limit of silence, or something is wrong.</summary>
    public bool Quick { get; init; }

    /// <summary>
    /// True where Ollama may be silent for long in the middle: checking the digest of a large model, or converting one, says nothing.
    /// Such silence gets the limit of the first byte where that is the longer one.
    /// </summary>
    public bool Toils { get; init; }

    /// <summary>Whether a content type is one that this route answers with.</summary>
    public bool Accepts(string? mediaType) =>
        Form switch
        {
            AnswerForm.Whole => mediaType is "application/json",
            AnswerForm.Lines => mediaType is "application/x-ndjson" or "application/json",
            _ => true,
        };
}

/// <summary>A route that answers with JSON.</summary>
internal sealed record OllamaRoute<TAnswer>(HttpMethod Method, string Path, AnswerForm Form, JsonTypeInfo<TAnswer> Answer)
    : OllamaRoute(Method, Path, Form);
