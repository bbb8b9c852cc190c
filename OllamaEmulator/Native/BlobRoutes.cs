using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Native;

/// <summary>/api/blobs/:digest.</summary>
internal sealed class BlobRoutes(IBlobStore blobs)
{
    public IEnumerable<ApiRoute> All =>
        [new ApiRoute("HEAD", "/api/blobs/:digest", HeadAsync), new ApiRoute("POST", "/api/blobs/:digest", PostAsync)];

    private Task HeadAsync(HttpContext context)
    {
        var digest = Asked(context);
        if (blobs.Length(digest) is null)
        {
            throw new ApiException(404, $"blob \"{digest}\" not found");
        }

        return Task.CompletedTask;
    }

    private async Task PostAsync(HttpContext context)
    {
        var digest = Asked(context);
        context.Response.ContentLength = 0;
        if (blobs.Length(digest) is not null)
        {
            if (context.Request.ContentLength > 256 * 1024)
            {
                context.Response.Headers.Connection = "close"; // the body is left unread
            }

            return;
        }

        try
        {
            await blobs.AddAsync(context.Request.Body, digest, context.RequestAborted);
            context.Response.StatusCode = 201;
        }
        catch (DigestMismatchException mismatch)
        {
            context.Response.ContentLength = null;
            throw new ApiException(400, mismatch.Message);
        }
    }

    private static string Asked(HttpContext context) =>
        Digest.Parse(ApiRoute.Parameter(context)) ?? throw new ApiException(400, "invalid digest format");
}
