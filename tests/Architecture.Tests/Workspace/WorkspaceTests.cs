using System.Text.RegularExpressions;
using System.Xml.Linq;
using OllamaMcp.TestKit;

namespace OllamaMcp.Architecture.Tests.Workspace;

/// <summary>What the files for editors and containers name is there.</summary>
public sealed partial class WorkspaceTests
{
    [Theory]
    [InlineData(".vscode/extensions.json")]
    [InlineData(".vscode/launch.json")]
    [InlineData(".vscode/mcp.json")]
    [InlineData(".vscode/settings.json")]
    [InlineData(".vscode/tasks.json")]
    [InlineData(".devcontainer/devcontainer.json")]
    [InlineData("AppHost/Properties/launchSettings.json")]
    public void File_Read_HasContent(string path) => Assert.NotEmpty(WorkspaceFile.Read(path));

    [Fact]
    public void Tasks_EveryCommand_NamesWhatIsThere()
    {
        var tasks = WorkspaceFile.Read(".vscode/tasks.json").Items("tasks");

        Assert.Empty(tasks.SelectMany(task => CommandLineCheck.Missing(string.Join(' ', [task.Text("command"), .. task.Words("args")]))));
    }

    [Fact]
    public void Container_EveryCommand_NamesWhatIsThere()
    {
        var container = WorkspaceFile.Read(".devcontainer/devcontainer.json");

        var commands = new[] { "onCreateCommand", "updateContentCommand", "postCreateCommand" }.Select(container.Text);
        Assert.Empty(commands.SelectMany(CommandLineCheck.Missing));
        Assert.Contains(DefaultPort(), container["forwardPorts"]!.AsArray().Select(port => port!.GetValue<int>()));
        Assert.All(container["forwardPorts"]!.AsArray(), port => Assert.NotNull(container["portsAttributes"]![port!.ToString()]!["label"]));
    }

    [Fact]
    public void Launch_EveryProgram_IsWhatItsProjectBuilds()
    {
        var programs = WorkspaceFile.Read(".vscode/launch.json").Items("configurations").Where(each => each.ContainsKey("program"));

        Assert.All(
            programs.Select(each => Program().Match(each.Text("program"))),
            program =>
            {
                Assert.True(program.Success, "Not of the form ${workspaceFolder}/PROJECT/bin/Debug/FRAMEWORK/NAME.dll");
                var name = program.Groups["project"].Value;
                var project = XDocument.Load(Path.Combine(Repository.Root, name, name + ".csproj"));
                Assert.Equal(project.Descendants("AssemblyName").FirstOrDefault()?.Value ?? name, program.Groups["name"].Value);
                Assert.Equal(Framework(), program.Groups["framework"].Value);
            }
        );
    }

    [Fact]
    public void Launch_TasksAndConfigurations_AreThere()
    {
        var launch = WorkspaceFile.Read(".vscode/launch.json");
        var labels = WorkspaceFile.Read(".vscode/tasks.json").Items("tasks").Select(task => task.Text("label"));
        var names = launch.Items("configurations").Select(each => each.Text("name")).ToList();

        var before = launch.Items("configurations").Where(each => each.ContainsKey("preLaunchTask"));
        Assert.Subset(labels.ToHashSet(), before.Select(each => each.Text("preLaunchTask")).ToHashSet());
        Assert.Subset(names.ToHashSet(), launch.Items("compounds").SelectMany(each => each.Words("configurations")).ToHashSet());
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Mcp_EveryServer_IsWhereTheServerListens()
    {
        var servers = WorkspaceFile.Read(".vscode/mcp.json")["servers"]!.AsObject();

        Assert.All(servers, server => Assert.Equal($"http://localhost:{DefaultPort()}/mcp", server.Value!.AsObject().Text("url")));
    }

    /// <summary>The dashboard, the SDK and the packages of Aspire are of one version; neither an SDK nor npm can read it from the other.</summary>
    [Theory]
    [InlineData("AppHost/AppHost.csproj", @"Sdk=""Aspire\.AppHost\.Sdk"" Version=""(?<version>[^""]+)""", 2)]
    [InlineData("AppHost/Processes/Dashboard/DashboardPackage.cs", @"string Version = ""(?<version>[^""]+)""", 1)]
    [InlineData("eng/npm/package.json", @"aspire-cli-linux-x64"": ""(?<version>[^""]+)""", 1)]
    [InlineData("tests/AppHost.Tests/Profiles/StubAspire.cs", @"string Version = ""(?<version>[^""]+)""", 1)]
    public void AspireVersion_EverywhereItIsNamed_IsThatOfThePackages(string file, string pattern, int times)
    {
        var expected = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("AspireVersion").Single().Value;

        var found = Regex.Matches(
            File.ReadAllText(Path.Combine(Repository.Root, file)),
            pattern,
            RegexOptions.ExplicitCapture,
            Patience.Limit
        );
        Assert.Equal(Enumerable.Repeat(expected, times), found.Select(match => match.Groups["version"].Value));
    }

    /// <summary>With such a file <c>dotnet run</c> writes a line of its own to standard output, which is the protocol's with --stdio.</summary>
    [Theory]
    [InlineData("McpServer")]
    [InlineData("OllamaEmulator")]
    public void ProgramWhoseOutputIsRead_LaunchSettings_HasNone(string project) =>
        Assert.False(File.Exists(Path.Combine(Repository.Root, project, "Properties", "launchSettings.json")));

    private static int DefaultPort() =>
        int.Parse(
            Port().Match(File.ReadAllText(Path.Combine(Repository.Root, ".env.example"))).Groups["port"].Value,
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static string Framework() =>
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("TargetFramework").Single().Value;

    [GeneratedRegex("^#MCP_PORT=(?<port>[0-9]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Port();

    [GeneratedRegex(
        @"^\$\{workspaceFolder\}/(?<project>\w+)/bin/Debug/(?<framework>[^/]+)/(?<name>[^/]+)\.dll$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Program();
}
