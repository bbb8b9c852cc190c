using System.CommandLine;

namespace OllamaMcp.Server.Hosting.Documentation;

/// <summary>The hidden command that keeps the generated docs as the code is.</summary>
internal static class DocsCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--repository")
        {
            Description = "The root of the checkout. Default: the one that the working directory is in",
            DefaultValueFactory = _ => DocsFolder.FindRepository(Environment.CurrentDirectory),
        };
        var write = new Command("write", "Write what is generated") { folder };
        write.SetAction(parsed => DocsFolder.Write(parsed.GetValue(folder)!));
        var check = new Command("check", "Fail where something is stale") { folder };
        check.SetAction(parsed => Check(parsed.GetValue(folder)!));
        return new Command("docs", "Keeps the generated docs as the code is") { Hidden = true, Subcommands = { write, check } };
    }

    private static int Check(string repository)
    {
        var stale = DocsFolder.FindStale(repository);
        foreach (var page in stale)
        {
            Console.Error.WriteLine($"{page.Path} is stale. Refresh it: {GeneratedPage.RefreshCommand}");
        }

        return stale.Count == 0 ? 0 : 1;
    }
}
