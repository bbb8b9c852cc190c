namespace OllamaMcp.Server.Transport.Sessions;

/// <summary>One use of a session, as long as it lasts.</summary>
internal readonly struct SessionUse(ClientSession session) : IDisposable
{
    public void Dispose() => session.EndUse();
}
