namespace OllamaMcp.Server.Hosting.Startup;

/// <summary>What the process tells the one that started it.</summary>
internal static class ExitCodes
{
    /// <summary>It ended as it was asked to.</summary>
    public const int Success = 0;

    /// <summary>It could not do its work: a port is taken, standard input broke.</summary>
    public const int Failure = 1;

    /// <summary>Settings or arguments are wrong.</summary>
    public const int BadInput = 2;
}
