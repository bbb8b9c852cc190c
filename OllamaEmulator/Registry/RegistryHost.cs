using System.Collections.Concurrent;
using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Registry;

/// <summary>
/// A model registry of the usual kind (distribution API, version 2), as far as Ollama uses it: manifests, blobs with
/// ranges, uploads in one or several pieces. It keeps everything in memory. Safe for any number of callers at once.
/// </summary>
internal sealed class RegistryHost
{
    private readonly MemoryBlobStore _blobs = new();
    private readonly ConcurrentDictionary<string, byte[]> _manifests = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, MemoryStream> _uploads = new(StringComparer.Ordinal);

    public Task HandleAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["v2"] => Done(context, 200),
            ["v2", var space, var model, "manifests", var tag] => ManifestAsync(context, $"{space}/{model}:{tag}"),
            ["v2", _, _, "blobs", "uploads"] when context.Request.Method == "POST" => OpenUploadAsync(context),
            ["v2", _, _, "blobs", "uploads", var id] => UploadAsync(context, id),
            ["v2", _, _, "blobs", var digest] => BlobAsync(context, digest),
            _ => Done(context, 404),
        };
    }

    private async Task ManifestAsync(HttpContext context, string name)
    {
        if (context.Request.Method == "PUT")
        {
            using MemoryStream body = new();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            _manifests[name] = body.ToArray();
            await Done(context, 201);
        }
        else if (_manifests.TryGetValue(name, out var manifest))
        {
            context.Response.ContentType = Manifest.MediaType;
            context.Response.ContentLength = manifest.Length;
            await context.Response.BodyWriter.WriteAsync(manifest, context.RequestAborted);
        }
        else
        {
            await Done(context, 404);
        }
    }

    private async Task BlobAsync(HttpContext context, string digest)
    {
        if (_blobs.Length(digest) is not { } length)
        {
            await Done(context, 404);
            return;
        }

        (var from, var to) = Range(context.Request.GetTypedHeaders().Range, length);
        if (context.Request.Headers.Range.Count > 0)
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {from}-{to}/{length}";
        }

        // Ollama wants to be told where a blob is, even when it is right here
        context.Response.Headers.Location = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}";
        context.Response.ContentLength = to - from + 1;
        await using var content = _blobs.Open(digest);
        content.Position = from;
        var bytes = new byte[to - from + 1];
        await content.ReadExactlyAsync(bytes, context.RequestAborted);
        await context.Response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
    }

    private static (long From, long To) Range(Microsoft.Net.Http.Headers.RangeHeaderValue? header, long length)
    {
        var range = header?.Ranges.FirstOrDefault();
        return (range?.From ?? 0, Math.Min(range?.To ?? length - 1, length - 1));
    }

    private Task OpenUploadAsync(HttpContext context)
    {
        var id = Guid.NewGuid().ToString("N");
        _uploads[id] = new MemoryStream();
        context.Response.Headers.Location =
            $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path.Value!.TrimEnd('/')}/{id}";
        context.Response.Headers["Docker-Upload-UUID"] = id;
        return Done(context, 202);
    }

    private async Task UploadAsync(HttpContext context, string id)
    {
        if (!_uploads.TryGetValue(id, out var upload))
        {
            await Done(context, 404);
            return;
        }

        await context.Request.Body.CopyToAsync(upload, context.RequestAborted);
        context.Response.Headers.Location = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path.Value}";
        if (context.Request.Method == "PATCH")
        {
            context.Response.Headers.Range = $"0-{upload.Length - 1}";
            await Done(context, 202);
            return;
        }

        await FinishAsync(context, id, upload);
    }

    private async Task FinishAsync(HttpContext context, string id, MemoryStream upload)
    {
        try
        {
            upload.Position = 0;
            await _blobs.AddAsync(upload, context.Request.Query["digest"].ToString(), context.RequestAborted);
            await Done(context, 201);
        }
        catch (DigestMismatchException)
        {
            await Done(context, 400);
        }
        finally
        {
            _uploads.TryRemove(id, out _);
        }
    }

    private static Task Done(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }
}
