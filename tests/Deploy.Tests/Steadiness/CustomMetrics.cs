using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using OllamaMcp.Deploy.Tests.Cluster;
using OllamaMcp.TestKit;

namespace OllamaMcp.Deploy.Tests.Steadiness;

/// <summary>
/// What an adapter gives a cluster: the API of custom metrics, behind the API server. It reads the servers' own /metrics whenever it is
/// asked. Disposing takes it out of the cluster.
/// </summary>
internal sealed class CustomMetrics : IAsyncDisposable
{
    private const string Group = "custom.metrics.k8s.io";
    private const string Version = "v1beta1";

    // Shorter than the API server waits: a pod that is going may be asked and never answer, and must not cost the others' values.
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly TestCluster _cluster;
    private readonly WebApplication _server;

    private CustomMetrics(TestCluster cluster, IPAddress node)
    {
        _cluster = cluster;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(node, 0, endpoint => endpoint.UseHttps(Certificate())));
        _server = builder.Build();
        _server.MapGet($"/apis/{Group}/{Version}", () => Results.Json(Known));
        _server.MapGet($"/apis/{Group}/{Version}/namespaces/{{place}}/pods/*/{{metric}}", AnswerAsync);
    }

    private static object Known { get; } = new
    {
        kind = "APIResourceList",
        apiVersion = "v1",
        groupVersion = $"{Group}/{Version}",
        resources = Array.Empty<object>(),
    };

    /// <summary>Returns when the cluster knows it.</summary>
    /// <param name="cluster">The cluster; its node is this machine.</param>
    /// <param name="place">The namespace of what leads to it.</param>
    public static async Task<CustomMetrics> StartAsync(TestCluster cluster, string place)
    {
        var node = IPAddress.Parse(
            await cluster.Kubectl.RunAsync("get", "nodes", "-o", "jsonpath={.items[0].status.addresses[?(@.type=='InternalIP')].address}")
        );
        var metrics = new CustomMetrics(cluster, node);
        try
        {
            await metrics._server.StartAsync(TestContext.Current.CancellationToken);
            var port = new Uri(metrics._server.Urls.Single()).Port;
            await cluster.ApplyTextAsync(place, Registration(place, node, port));
            await cluster.Kubectl.RunAsync("wait", "--for=condition=Available", $"apiservice/{Version}.{Group}", "--timeout=3m");
            return metrics;
        }
        catch
        {
            await metrics.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // With an API that nobody serves the cluster could not remove namespaces.
        await _cluster.Kubectl.RunAsync("delete", "apiservice", $"{Version}.{Group}", "--ignore-not-found");
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private async Task<IResult> AnswerAsync(string place, string metric, string labelSelector, CancellationToken cancellation)
    {
        const string NameAndAddress = "jsonpath={range .items[?(@.status.podIP)]}{.metadata.name} {.status.podIP}{'\\n'}{end}";
        var lines = await _cluster.Kubectl.RunAsync("get", "pods", "-n", place, "-l", labelSelector, "-o", NameAndAddress);
        string[][] pods = [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))];
        var values = await Task.WhenAll(pods.Select(pod => ReadAsync(pod[1], metric, cancellation)));
        var now = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var items = pods.Zip(values)
            .Where(pair => pair.Second is not null)
            .Select(pair => new
            {
                describedObject = new
                {
                    kind = "Pod",
                    @namespace = place,
                    name = pair.First[0],
                    apiVersion = "/v1",
                },
                metricName = metric,
                timestamp = now,
                value = pair.Second,
            });
        return Results.Json(
            new
            {
                kind = "MetricValueList",
                apiVersion = $"{Group}/{Version}",
                metadata = new { },
                items,
            }
        );
    }

    /// <summary>The value of a metric without labels; null where the server does not answer, or has none.</summary>
    private async Task<string?> ReadAsync(string address, string metric, CancellationToken cancellation)
    {
        try
        {
            var text = await _http.GetStringAsync(new Uri($"http://{address}:8080/metrics"), cancellation);
            // ollama_mcp_calls_in_flight{otel_scope_name="OllamaMcp",...} 3 1732221234567
            var line = Regex.Match(
                text,
                $@"^{metric}(\{{[^\n]*\}})? (?<value>[0-9]+)",
                RegexOptions.Multiline | RegexOptions.ExplicitCapture,
                Patience.Limit
            );
            return line.Success ? line.Groups["value"].Value : null;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=custom-metrics", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            now.AddHours(-1),
            now.AddDays(1)
        );
    }

    private static string Registration(string place, IPAddress node, int port) =>
        $$"""
            apiVersion: v1
            kind: Service
            metadata: {name: custom-metrics}
            spec: {ports: [{name: https, port: 443, targetPort: {{port}}}]}
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: custom-metrics, labels: {kubernetes.io/service-name: custom-metrics} }
            addressType: IPv4
            ports: [{name: https, port: {{port}}, protocol: TCP}]
            endpoints: [{addresses: [{{node}}], conditions: {ready: true} }]
            ---
            apiVersion: apiregistration.k8s.io/v1
            kind: APIService
            metadata: {name: {{Version}}.{{Group}}}
            spec:
              group: {{Group}}
              version: {{Version}}
              groupPriorityMinimum: 100
              versionPriority: 100
              insecureSkipTLSVerify: true
              service: {namespace: {{place}}, name: custom-metrics}
            """;
}
