using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>Looks models up in their registry by exact name: registries have no search. Thread-safe.</summary>
internal sealed class ModelRegistry(HttpMessageInvoker http, TimeProvider time)
{
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";
    private const int LargestManifest = 1 << 20;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Asks the registry that the name says, else Ollama's own. A registry that cannot be reached is a result with a problem.</summary>
    /// <param name="name">The model.</param>
    /// <param name="insecure">Whether to speak plain HTTP.</param>
    /// <param name="cancellationToken">Ends asking.</param>
    public async Task<RemoteModel> LookUpAsync(string name, bool insecure, CancellationToken cancellationToken)
    {
        var model = ModelReference.Parse(name);
        var address = new Uri($"{(insecure ? "http" : "https")}://{model.Host}/v2/{model.Namespace}/{model.Model}/manifests/{model.Tag}");
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await AskAsync(model, address, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unreachable(model, address, $"it did not answer within {Limit.TotalSeconds} seconds");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
        {
            return Unreachable(model, address, Reason(exception));
        }
    }

    private async Task<RemoteModel> AskAsync(ModelReference model, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(ManifestType);
        using var response = await http.SendAsync(request, cancellationToken);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => Found(model, address, await ReadAsync(response.Content, cancellationToken)),
            HttpStatusCode.NotFound => Describe(model, address) with { Found = false },
            var status => Unreachable(model, address, $"it answered with status {(int)status}"),
        };
    }

    private static async Task<JsonElement> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await content.LoadIntoBufferAsync(LargestManifest, cancellationToken);
        return JsonElement.Parse(await content.ReadAsByteArrayAsync(cancellationToken));
    }

    // {"schemaVersion":2,"config":{"digest":"sha256:…","size":559},"layers":[{"mediaType":"…","digest":"sha256:…","size":1234}]}
    private static RemoteModel Found(ModelReference model, Uri address, JsonElement manifest)
    {
        var layers =
            manifest.TryGetProperty("layers", out var listed) && listed.ValueKind == JsonValueKind.Array
                ? [.. listed.EnumerateArray()]
                : Array.Empty<JsonElement>();
        var size = layers.Sum(layer => layer.TryGetProperty("size", out var bytes) && bytes.TryGetInt64(out var count) ? count : 0);
        return Describe(model, address) with { Found = true, SizeBytes = size, Size = ByteSize.Format(size), Layers = layers.Length };
    }

    private static RemoteModel Unreachable(ModelReference model, Uri address, string reason) =>
        Describe(model, address) with
        {
            Problem = ItemError.Of(
                new ToolException(ErrorCodes.RegistryUnreachable, $"The registry {address.Authority} could not be asked: {reason}.")
                {
                    Tried = address.GetLeftPart(UriPartial.Path),
                }
            ),
        };

    private static RemoteModel Describe(ModelReference model, Uri address) =>
        new() { Model = $"{model.Host}/{model.Namespace}/{model.Model}:{model.Tag}", Registry = address.Authority };

    private static string Reason(Exception exception) =>
        exception switch
        {
            JsonException => "what it answered is no manifest",
            { InnerException: SocketException socket } => socket.Message,
            { InnerException: AuthenticationException } => "no trusted TLS connection could be made",
            _ => exception.Message.TrimEnd('.'),
        };
}
