using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Routing;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>Looks whether a name is taken: Ollama itself writes over a model without a word.</summary>
internal static class ModelPresence
{
    public static async Task<bool> IsInstalledAsync(OllamaRouter router, string model, CancellationToken cancellationToken) =>
        ModelNames.Find((await router.ListModelsAsync(cancellationToken)).Value.Models, model) is not null;

    /// <exception cref="ToolException"><c>model_exists</c>: the name is taken.</exception>
    public static async Task RequireFreeAsync(OllamaRouter router, string model, CancellationToken cancellationToken)
    {
        if (await IsInstalledAsync(router, model, cancellationToken))
        {
            throw Taken(model);
        }
    }

    public static ToolException Taken(string model) =>
        new(ErrorCodes.ModelExists, $"There is a model '{model}' already.")
        {
            Next = "Choose another name, or say overwrite: true to replace it.",
        };
}
