using OllamaMcp.Deploy.Tests.Running;

namespace OllamaMcp.Deploy.Tests.CommandLine;

/// <summary>On OpenShift most users make no namespaces: they ask for projects, and may do nothing in one before it is made.</summary>
public sealed class ProjectTests
{
    // What a user without further rights hears.
    private const string Cluster = """
        case "$*" in
          *current-context*) echo shift ;;
          *"get --raw /version"*) echo '{"gitVersion": "v1.32.5"}' ;;
          *"get --raw /apis/security.openshift.io"*) echo '{}' ;;
          *"get namespace new"*) echo 'Error from server (NotFound): namespaces "new" not found' >&2; exit 1 ;;
          *"get namespace another"*) echo 'Error from server (Forbidden): namespaces "another" is forbidden' >&2; exit 1 ;;
          *"can-i create projectrequests.project.openshift.io"*) echo yes ;;
          *can-i*) echo no; exit 1 ;;
          *whoami*) echo developer ;;
          *"create -f -"*) cat >/dev/null; echo "create deployments.apps" ;;
          *) exit 1 ;;
        esac
        """;

    [Fact]
    public async Task Plan_ForANamespaceThatIsNotThere_AsksForAProject()
    {
        using var programs = Programs("oc");

        (await PlanAsync(programs, "new")).Ended(0).Tells("platform openshift", "the project new will be yours");
    }

    [Fact]
    public async Task Plan_ForANamespaceThatIsNotThereWithoutOc_IsRefused()
    {
        using var programs = Programs();

        (await PlanAsync(programs, "new")).Ended(1).Tells("the namespace new does not exist, and you may not make it");
    }

    [Fact]
    public async Task Plan_ForANamespaceOfOthersOrNone_SaysHowAProjectIsMade()
    {
        using var programs = Programs("oc");

        (await PlanAsync(programs, "another"))
            .Ended(1)
            .Tells("you (developer) lack rights in the namespace another", "deployments.apps: create", "oc new-project another");
    }

    private static ProgramFolder Programs(params IEnumerable<string> further)
    {
        var programs = new ProgramFolder("helm", "mkdir");
        foreach (var name in further.Prepend("kubectl"))
        {
            programs.AddScript(name, Cluster);
        }

        return programs;
    }

    private static Task<Outcome> PlanAsync(ProgramFolder programs, string place) =>
        ScriptRun.ToEndAsync(
            new Surroundings { Path = programs.Path },
            "--dry-run",
            "--image=registry.example.com/ollama-mcp:1",
            "-n",
            place
        );
}
