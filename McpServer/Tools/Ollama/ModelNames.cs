using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>Compares names of models as Ollama does: <c>llama3</c>, <c>library/Llama3:latest</c> and <c>registry.ollama.ai/library/llama3</c> are one.</summary>
internal static class ModelNames
{
    /// <summary>Whether two names mean the same model.</summary>
    public static bool Same(string left, string right) => ModelReference.Parse(left) == ModelReference.Parse(right);

    /// <summary>The installed model of that name, or null.</summary>
    public static ModelSummary? Find(IEnumerable<ModelSummary> installed, string name)
    {
        var wanted = ModelReference.Parse(name);
        return installed.FirstOrDefault(model => ModelReference.Parse(model.Name) == wanted);
    }
}
