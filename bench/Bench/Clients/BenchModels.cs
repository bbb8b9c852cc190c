namespace OllamaMcp.Bench.Clients;

/// <summary>The models that are made for a run, so that the length of an answer does not depend on what a tool can say.</summary>
internal static class BenchModels
{
    public const string Short = "bench-short";
    public const int ShortTokens = 16;

    public const string Long = "bench-long";
    public const int LongTokens = 200;

    public const string Prompt = "Once upon a time";
}
