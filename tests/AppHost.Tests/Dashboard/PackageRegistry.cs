using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OllamaMcp.AppHost.Processes.Dashboard;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Tests.Running;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Dashboard;

/// <summary>An npm registry with one small package on it, for the real npm.</summary>
internal sealed class PackageRegistry : IAsyncDisposable
{
    public const string Content = "the program";

    private readonly WebApplication _app;
    private readonly byte[] _archive = Archive();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _served;

    private PackageRegistry(WebApplication app) => _app = app;

    public int Served => _served;

    /// <summary>Whether an archive stops in the middle and never ends.</summary>
    public bool Stalls { get; set; }

    /// <summary>Completes when an archive is asked for.</summary>
    public Task Asked => _asked.Task;

    public string Sha512 => Convert.ToBase64String(SHA512.HashData(_archive));

    public static async Task<PackageRegistry> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var registry = new PackageRegistry(builder.Build());
        registry._app.MapGet("/archive.tgz", registry.ServeAsync);
        registry._app.MapGet(
            "/{**package}",
            (string package) => Results.Text(registry.Describe(Uri.UnescapeDataString(package)), "application/json")
        );
        await registry._app.StartAsync(Patience.Token);
        return registry;
    }

    /// <summary>The npm of this machine, with its settings for this registry alone.</summary>
    public string Npm(DirectoryInfo folder)
    {
        var path = Path.Combine(folder.FullName, "npm");
        File.WriteAllText(path, $"#!/bin/sh\nnpm_config_registry={_app.Urls.Single()} exec {Machine.Program("npm")} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        return path;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string Describe(string package) =>
        $$"""
            {
              "name": "{{package}}",
              "dist-tags": { "latest": "{{DashboardPackage.Version}}" },
              "versions": {
                "{{DashboardPackage.Version}}": {
                  "name": "{{package}}",
                  "version": "{{DashboardPackage.Version}}",
                  "dist": { "tarball": "{{_app.Urls.Single()}}/archive.tgz", "integrity": "sha512-{{Sha512}}" }
                }
              }
            }
            """;

    private async Task ServeAsync(HttpResponse response, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _served);
        response.ContentLength = _archive.Length;
        await response.Body.WriteAsync(_archive.AsMemory(0, Stalls ? 100 : _archive.Length), cancellation);
        await response.Body.FlushAsync(cancellation);
        _asked.TrySetResult();
        if (Stalls)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        }
    }

    private static byte[] Archive()
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
        using (var tar = new TarWriter(zip, TarEntryFormat.Ustar))
        {
            Add(tar, "package/package.json", $$"""{ "name": "program", "version": "{{DashboardPackage.Version}}" }""");
            Add(tar, "package/bin/aspire", Content);
        }
        return bytes.ToArray();
    }

    private static void Add(TarWriter tar, string name, string text) =>
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
}
