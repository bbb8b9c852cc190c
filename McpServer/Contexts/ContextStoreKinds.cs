namespace OllamaMcp.Server.Contexts;

/// <summary>The legal values of <c>Contexts__Store</c>.</summary>
internal static class ContextStoreKinds
{
    public const string Memory = "memory";
    public const string Files = "files";
    public const string Redis = "redis";

    public static IReadOnlyList<string> All { get; } = [Memory, Files, Redis];
}
