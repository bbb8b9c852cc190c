using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Aspire;

/// <summary>Addresses in the dashboard, by names that people understand.</summary>
internal static class Urls
{
    /// <summary>Names the endpoint itself, or adds an address below it.</summary>
    public static void Show(IResourceBuilder<IResourceWithEndpoints> resource, string endpoint, PartUrl url)
    {
        if (url.Path == "/")
        {
            resource.WithUrlForEndpoint(endpoint, shown => shown.DisplayText = url.Text);
        }
        else
        {
            resource.WithUrlForEndpoint(endpoint, _ => new ResourceUrlAnnotation { Url = url.Path, DisplayText = url.Text });
        }
    }
}
