using System.IO.Compression;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Tests.Running;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Profiles;

/// <summary>
/// A copy of the built AppHost beside its project file, and a feed of its own. The stand-in for Aspire's SDK on it puts a program of
/// a few lines in the place of all sources, so that everything but Aspire itself is real.
/// </summary>
internal sealed class StubAspire : IDisposable
{
    private const string Version = "13.5.4";

    private const string Program = """
        System.Console.WriteLine("Aspire starts: " + string.Join('|', args));
        var ended = new System.Threading.ManualResetEventSlim();
        using var signal = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGTERM, context => { context.Cancel = true; ended.Set(); });
        if (args.Contains("OTEL_SERVICE_NAME=waits")) { ended.Wait(); System.Console.WriteLine("Aspire was told to end"); }
        return 7;
        """;

    private const string Targets = """
        <Project>
          <ItemGroup>
            <PackageReference Remove="@(PackageReference)" />
            <ProjectReference Remove="@(ProjectReference)" />
            <Compile Remove="@(Compile)" />
            <Compile Include="$(MSBuildThisFileDirectory)Program.cs" />
          </ItemGroup>
          <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
        </Project>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ollama-mcp-profile-");

    public StubAspire(bool isOnTheFeed)
        : this(feed: null)
    {
        if (isOnTheFeed)
        {
            Pack(Path.Combine(Feed, $"aspire.apphost.sdk.{Version}.nupkg"));
        }
    }

    /// <param name="feed">The address of a feed; null for a folder that is empty.</param>
    public StubAspire(Uri? feed)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Path.GetDirectoryName(BuiltPrograms.Dotnet)!, "sdk")), "there is no .NET SDK");
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "AppHost/AppHost.csproj", ".env.example" })
        {
            Write(file, File.ReadAllText(Path.Combine(Repository.Root, file)));
        }
        Directory.CreateDirectory(Feed);
        var source = $"""<add key="feed" value="{feed?.AbsoluteUri ?? Feed}" allowInsecureConnections="true" />""";
        Write("nuget.config", $"<configuration><packageSources><clear />{source}</packageSources></configuration>");
        CopyBuilt();
    }

    public string AppHost => Path.Combine(_folder.FullName, "AppHost", BuiltFolder, "AppHost.dll");

    public string Memory => Path.Combine(_folder.FullName, "AppHost", "obj", "aspire-can-be-had");

    /// <summary>Records of runs.</summary>
    public string Records => Path.Combine(Root, "ollama-mcp", "runs");

    public string Packages => Path.Combine(_folder.FullName, "packages");

    public string Root => _folder.FullName;

    private string Feed => Path.Combine(_folder.FullName, "feed");

    public void Dispose() => _folder.Delete(recursive: true);

    // Where it lies below its project folder, it knows the way to it.
    private static string BuiltFolder =>
        Path.GetRelativePath(Path.Combine(Repository.Root, "AppHost"), Path.GetDirectoryName(AppHostRun.Program)!);

    private static void Pack(string file)
    {
        using var package = ZipFile.Open(file, ZipArchiveMode.Create);
        Add(
            "Aspire.AppHost.Sdk.nuspec",
            $"<package><metadata><id>Aspire.AppHost.Sdk</id><version>{Version}</version><authors>-</authors><description>-</description></metadata></package>"
        );
        Add("Sdk/Sdk.props", """<Project><Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" /></Project>""");
        Add("Sdk/Sdk.targets", Targets);
        Add("Sdk/Program.cs", Program);

        void Add(string name, string content)
        {
            using var writer = new StreamWriter(package.CreateEntry(name).Open());
            writer.Write(content);
        }
    }

    private void CopyBuilt()
    {
        var to = Directory.CreateDirectory(Path.GetDirectoryName(AppHost)!).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(AppHostRun.Program)!))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private void Write(string file, string content)
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
