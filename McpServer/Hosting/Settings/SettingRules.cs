using OllamaMcp.Server.Access;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Client;
using OllamaMcp.Server.Transport.Configuration;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>What must hold between settings.</summary>
internal static class SettingRules
{
    private const string FolderFix =
        "Name a folder that this user may write to, or set Contexts__Store to memory, or to redis and name one.";

    public static IEnumerable<SettingProblem> Check(ServerSettings settings) =>
        [
            .. CheckPorts(settings.Listening),
            .. CheckOllama(settings.OllamaLocation),
            .. CheckTokens(settings.Access),
            .. CheckTokensAreThere(settings),
            .. CheckContexts(settings.Contexts),
            .. CheckReplicas(settings.Transport),
        ];

    /// <summary>What can only be checked once the tools are there.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="tools">The names of the tools that are on.</param>
    public static IEnumerable<SettingProblem> CheckTools(ServerSettings settings, IReadOnlyCollection<string> tools) =>
        settings
            .Access.ToolCallsPerMinute.Keys.Where(name => !tools.Contains(name, StringComparer.Ordinal))
            .Select(name => new SettingProblem(
                $"Limits__Tools__{name}__CallsPerMinute",
                $"No tool {name} is on.",
                NearestName.Of(name, tools) is { } nearest ? $"The nearest tool is {nearest}." : "Remove it, or correct the tool's name."
            ));

    private static IEnumerable<SettingProblem> CheckPorts(ListeningOptions listening)
    {
        if (listening.GuardedPort is { } guarded and not 0 && guarded == listening.Port)
        {
            yield return new("MCP_GUARDED_PORT", $"It is the same port as MCP_PORT, {listening.Port}.", "Give each a port of its own.");
        }
    }

    private static IEnumerable<SettingProblem> CheckOllama(OllamaLocation location) =>
        OllamaAddresses.TryParse(location.Host, location.Port, location.ServerUrl, out _, out var wrong)
            ? []
            : wrong
                .Select(w => w.Split(": ", 2))
                .Select(w => new SettingProblem(w[0], w[^1], "Correct it, or remove it for the Ollama of this machine."));

    private static IEnumerable<SettingProblem> CheckReplicas(TransportOptions transport)
    {
        if ((transport.ReplicaAddress is null) != (transport.ReplicaKey is null))
        {
            var missing = transport.ReplicaKey is null ? "Replicas__Key" : "Replicas__Address";
            yield return new(
                missing,
                "It is not set, and the other of the two is.",
                "Set Replicas__Address and Replicas__Key, or neither."
            );
        }
    }

    private static IEnumerable<SettingProblem> CheckTokens(AccessOptions access) =>
        TokenSet.Load(access).Problems.Select(p => new SettingProblem(p.Where, p.Wrong, p.Fix));

    private static IEnumerable<SettingProblem> CheckTokensAreThere(ServerSettings settings)
    {
        var wantsToken = settings.Access.Required ? "Access__Required" : "MCP_GUARDED_PORT";
        var isWanted = settings.Access.Required || settings.Listening.GuardedPort is not null;
        if (isWanted && settings.Access is { Tokens.Count: 0, TokensFile: null })
        {
            yield return new(
                wantsToken,
                "A token is required and none is set: nobody could call.",
                "Set Access__Tokens__NAME to a token, or Access__TokensFile to a file of them."
            );
        }
    }

    private static IEnumerable<SettingProblem> CheckContexts(ContextStoreOptions contexts)
    {
        if (contexts.KeyPrefix.AsSpan().ContainsAny('{', '}'))
        {
            yield return new("Contexts__KeyPrefix", "It has a brace in it.", "Use a prefix without braces.") { Value = contexts.KeyPrefix };
        }

        if (contexts.Kind == ContextStoreKinds.Redis && Complain(() => RedisConfiguration.Parse(contexts)) is { } wrong)
        {
            yield return new("Contexts__Store", wrong, "Correct it, or set Contexts__Store to files.");
        }

        if (contexts.WantsFiles && FolderAccess.Problem(contexts.Folder) is { } problem)
        {
            yield return new("Contexts__Path", $"No conversation can be kept there: {problem}.", FolderFix) { Value = contexts.Folder };
        }
    }

    private static string? Complain(Action parse)
    {
        try
        {
            parse();
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
