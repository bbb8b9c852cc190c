using System.Security.Cryptography;

namespace OllamaMcp.Server.Access;

/// <summary>Looks once whether the tokens file has changed, and takes over what it says. For one caller at a time.</summary>
internal sealed partial class TokensFileProbe(TokenRing tokens, AccessOptions options, ILogger<TokensFileProbe> logger)
{
    private string _seen = Fingerprint(options.TokensFile!);

    /// <returns>True where the file has changed since the last look.</returns>
    public bool Once()
    {
        var path = options.TokensFile!;
        var now = Fingerprint(path);
        if (now == _seen)
        {
            return false;
        }

        _seen = now;
        var problems = tokens.Reload();
        foreach (var problem in problems)
        {
            LogBroken(problem.Where, problem.Wrong, problem.Fix);
        }

        if (problems.Count == 0)
        {
            LogReloaded(path, tokens.Current.Count);
        }

        return true;
    }

    // The content, not its time stamp: mounted Secrets are swapped by symbolic link, and clocks and file systems round.
    private static string Fingerprint(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexString(SHA256.HashData(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.GetType().Name;
        }
    }

    [LoggerMessage(4001, LogLevel.Information, "Took over the tokens of {Path}: {Count} are known now")]
    private partial void LogReloaded(string path, int count);

    [LoggerMessage(4002, LogLevel.Error, "The changed tokens are not taken over, the old ones stay. {Where}: {Wrong} {Fix}")]
    private partial void LogBroken(string where, string wrong, string fix);
}
