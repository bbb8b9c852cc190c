using System.Net;

namespace OllamaMcp.AppHost.Processes.Probes;

/// <summary>Ready when an address answers 200.</summary>
internal sealed class HttpProbe(HttpClient http, Uri address) : IProbe
{
    private const int LongestAnswer = 300;

    public async Task<string?> OnceAsync(CancellationToken cancellation)
    {
        try
        {
            using var response = await http.GetAsync(address, cancellation);
            return response.StatusCode == HttpStatusCode.OK ? null : await DescribeAsync(response, cancellation);
        }
        catch (HttpRequestException e)
        {
            return $"{address.PathAndQuery} does not answer: {e.Message}";
        }
    }

    private async Task<string> DescribeAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsStringAsync(cancellation);
        return $"{address.PathAndQuery} answers {(int)response.StatusCode}: {(body.Length > LongestAnswer ? body[..LongestAnswer] + "…" : body)}";
    }
}
