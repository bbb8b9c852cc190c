namespace OllamaMcp.Server.Transport.Subscriptions;

/// <summary>Something that subscribers are told of.</summary>
/// <param name="Method">The notification's method.</param>
/// <param name="Uri">The resource; null for a list.</param>
internal readonly record struct Change(string Method, string? Uri = null);
