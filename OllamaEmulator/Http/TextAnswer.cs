using System.Text;

namespace OllamaMcp.Emulator.Http;

/// <summary>Answers that are no JSON.</summary>
internal static class TextAnswer
{
    public static async Task WriteAsync(HttpContext context, int status, string text, string contentType = "text/plain; charset=utf-8")
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>Sends the client to another path, with a page for those who read it.</summary>
    public static Task RedirectAsync(HttpContext context, int status, string path)
    {
        context.Response.Headers.Location = path + context.Request.QueryString;
        if (context.Request.Method is "GET" or "HEAD")
        {
            var what = status == 301 ? "Moved Permanently" : "Temporary Redirect";
            return WriteAsync(context, status, $"<a href=\"{path}\">{what}</a>.\n\n", "text/html; charset=utf-8");
        }

        context.Response.StatusCode = status;
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }
}
