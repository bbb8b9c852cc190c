namespace OllamaMcp.Server.Errors;

/// <summary>What is told of a failure that nobody foresaw: nothing of this program's inside, only under which id the log has it.</summary>
internal static class UnforeseenError
{
    /// <summary>For the log and for the message: 32 hexadecimal digits.</summary>
    public static string NewId() => Guid.NewGuid().ToString("N");

    public static string Describe(string id) => $"Something went wrong inside this server; its log has the details under {id}.";
}
