using System.Globalization;
using StackExchange.Redis;

namespace OllamaMcp.Server.Contexts;

/// <summary>Where Redis is, from the settings. Uses only what StackExchange.Redis 1.2.6 and 2.x share.</summary>
internal static class RedisConfiguration
{
    private const int DefaultPort = 6379;
    private const int LimitMilliseconds = 2000;

    /// <summary>Throws <see cref="FormatException"/> that names the setting and what would be right, never its value: it may hold a password.</summary>
    public static ConfigurationOptions Parse(ContextStoreOptions options)
    {
        var configuration =
            !string.IsNullOrEmpty(options.ConnectionString) ? ParseText(options.ConnectionString)
            : !string.IsNullOrEmpty(options.Uri) ? ParseUri(options.Uri, options.Password)
            : !string.IsNullOrEmpty(options.Host) ? FromParts(options.Host, options.Port ?? DefaultPort, options.Password)
            : throw new FormatException(
                "Contexts__Store is redis, but no Redis is set: give ConnectionStrings__context-store, CONTEXT_STORE_URI or CONTEXT_STORE_HOST."
            );

        // It connects when it can; a call that comes before that fails by itself.
        configuration.AbortOnConnectFail = false;
        configuration.ConnectTimeout = LimitMilliseconds;
        configuration.SyncTimeout = LimitMilliseconds;
        configuration.ReconnectRetryPolicy = new LinearRetry(maxRetryElapsedTimeAllowedMilliseconds: 500);
        return configuration;
    }

    /// <summary>Hosts and ports, without what may be secret.</summary>
    public static string AddressOf(ConfigurationOptions configuration) =>
        string.Join(", ", configuration.EndPoints.Select(e => e.ToString()!.Replace("Unspecified/", "", StringComparison.Ordinal)));

    private static ConfigurationOptions ParseText(string text)
    {
        const string setting = "ConnectionStrings__context-store";
        try
        {
            var configuration = ConfigurationOptions.Parse(text);
            return configuration.EndPoints.Count > 0 ? configuration : throw Bad(setting, "it names no host");
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            // Its text may repeat a part of the value, so it is not passed on.
            throw Bad(setting, "it is not of the form host:port,password=…,ssl=true, or holds a keyword that is not known");
        }
    }

    private static ConfigurationOptions ParseUri(string text, string? password)
    {
        const string setting = "CONTEXT_STORE_URI";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("redis" or "rediss") || uri.Host.Length == 0)
        {
            throw Bad(setting, "it is not of the form redis://:password@host:port");
        }

        var credentials = uri.UserInfo.Split(':', 2);
        var inUri = credentials.Length == 2 ? Uri.UnescapeDataString(credentials[1]) : null;
        var user = Uri.UnescapeDataString(credentials[0]);

        var configuration = ForUser(user);
        configuration.EndPoints.Add(uri.DnsSafeHost, uri.Port > 0 ? uri.Port : DefaultPort);
        configuration.Password = string.IsNullOrEmpty(inUri) ? password : inUri;
        configuration.Ssl = uri.Scheme == "rediss";
        configuration.DefaultDatabase = DatabaseOf(uri);
        return configuration;
    }

    /// <summary>The default user is the one that a password alone means; of others only newer clients know.</summary>
    private static ConfigurationOptions ForUser(string user)
    {
        try
        {
            return user is "" or "default" ? new ConfigurationOptions() : ConfigurationOptions.Parse($"user={user}");
        }
        catch (ArgumentException)
        {
            throw Bad("CONTEXT_STORE_URI", "this build cannot log in to Redis with a user name; leave the name out");
        }
    }

    private static int? DatabaseOf(Uri uri)
    {
        var path = uri.AbsolutePath.Trim('/');
        return path.Length == 0 ? null
            : int.TryParse(path, CultureInfo.InvariantCulture, out var database) && database >= 0 ? database
            : throw Bad("CONTEXT_STORE_URI", "its path is not the number of a database");
    }

    private static ConfigurationOptions FromParts(string host, int port, string? password)
    {
        var configuration = new ConfigurationOptions { Password = password };
        configuration.EndPoints.Add(host, port);
        return configuration;
    }

    private static FormatException Bad(string setting, string why) => new($"Setting {setting} cannot be used: {why}.");
}
