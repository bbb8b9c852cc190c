namespace OllamaMcp.Server.Hosting.Logs;

/// <summary>How a line of the log looks.</summary>
internal enum LogFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON object a line, for machines.</summary>
    Json,
}
