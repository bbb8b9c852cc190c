using OllamaMcp.Charts.Tests.Charts;
using YamlDotNet.RepresentationModel;

namespace OllamaMcp.Charts.Tests.Alerts;

/// <summary>Rules as Prometheus itself reads them, and test cases beside them, in a folder that goes with it.</summary>
internal sealed class AlertFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alerts-").FullName;

    public AlertFolder(Manifest rule, string cases)
    {
        var spec = (YamlMappingNode)rule.Find("spec")!;
        using (var writer = File.CreateText(Rules))
        {
            new YamlStream(new YamlDocument(spec)).Save(writer, assignAnchors: false);
        }

        File.Copy(cases, Cases);
    }

    public string Rules => Path.Combine(_folder, "rules.yaml");

    public string Cases => Path.Combine(_folder, "cases.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
