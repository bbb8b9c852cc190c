namespace OllamaMcp.Server.Access;

/// <summary>
/// What a listening port wants, as a feature of every connection to it. It hangs on the connection and not on the port number,
/// so that it holds for a port that the system chose as well.
/// </summary>
/// <param name="TokenRequired">Whether every request needs a token, health endpoints excepted.</param>
internal sealed record PortAccess(bool TokenRequired);
