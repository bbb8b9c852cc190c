using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Registry;

/// <summary>Speaks to a model registry over HTTP. Safe for any number of callers at once.</summary>
internal sealed class RegistryClient(HttpClient http, bool insecure) : IModelSource
{
    private string Scheme => insecure ? "http" : "https";

    public async Task<byte[]> ManifestAsync(ModelName name, CancellationToken cancellationToken)
    {
        const string Prefix = "pull model manifest: ";
        using HttpRequestMessage request = new(HttpMethod.Get, At(name, $"manifests/{name.Tag}"));
        // Without it some registries rewrite the manifest into an older form
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(Manifest.MediaType));
        using var response = await SendAsync(request, Prefix, cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound
            ? throw new RegistryException($"{Prefix}file does not exist")
            : await Content(response, Prefix).ReadAsByteArrayAsync(cancellationToken);
    }

    public async Task<Stream> BlobAsync(ModelName name, Layer layer, CancellationToken cancellationToken)
    {
        var address = At(name, $"blobs/{layer.Digest}");
        var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, address), "", cancellationToken);
        return await Content(response, "").ReadAsStreamAsync(cancellationToken);
    }

    public async Task<bool> HasBlobAsync(ModelName name, Layer layer, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Head, At(name, $"blobs/{layer.Digest}"));
        using var response = await SendAsync(request, "", cancellationToken);
        return response.IsSuccessStatusCode;
    }

    public async Task UploadAsync(ModelName name, Layer layer, Stream content, CancellationToken cancellationToken)
    {
        var start = At(name, "blobs/uploads/");
        using var opened = await SendAsync(new HttpRequestMessage(HttpMethod.Post, start), "", cancellationToken);
        Content(opened, "");
        UriBuilder target = new(new Uri(start, opened.Headers.Location!));
        target.Query = $"{target.Query.TrimStart('?')}{(target.Query.Length > 1 ? "&" : "")}digest={Uri.EscapeDataString(layer.Digest)}";
        using HttpRequestMessage put = new(HttpMethod.Put, target.Uri) { Content = new StreamContent(content) };
        put.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        put.Content.Headers.ContentLength = layer.Size;
        using var stored = await SendAsync(put, "", cancellationToken);
        Content(stored, "");
    }

    public async Task PutManifestAsync(ModelName name, byte[] manifest, CancellationToken cancellationToken)
    {
        using HttpRequestMessage put = new(HttpMethod.Put, At(name, $"manifests/{name.Tag}")) { Content = new ByteArrayContent(manifest) };
        put.Content.Headers.ContentType = new MediaTypeHeaderValue(Manifest.MediaType);
        using var response = await SendAsync(put, "", cancellationToken);
        Content(response, "");
    }

    private Uri At(ModelName name, string rest) => new($"{Scheme}://{name.Host}/v2/{name.Namespace}/{name.Model}/{rest}");

    private static HttpContent Content(HttpResponseMessage response, string prefix) =>
        response.IsSuccessStatusCode
            ? response.Content
            : throw new RegistryException($"{prefix}{(int)response.StatusCode}: {response.ReasonPhrase}");

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string prefix, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException error)
        {
            var method = request.Method.Method[..1] + request.Method.Method[1..].ToLowerInvariant();
            throw new RegistryException($"{prefix}{method} \"{request.RequestUri}\": {Reason(request.RequestUri!, error)}", error);
        }
    }

    private static string Reason(Uri address, HttpRequestException error) =>
        error.InnerException switch
        {
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
                $"dial tcp {(address.Host == "localhost" ? "127.0.0.1" : address.Host)}:{address.Port}: connect: connection refused",
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain } =>
                $"dial tcp: lookup {address.Host}: no such host",
            AuthenticationException or IOException when address.Scheme == "https" => "http: server gave HTTP response to HTTPS client",
            _ => error.Message,
        };
}
