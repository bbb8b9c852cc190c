using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Replicas;
using OllamaMcp.Server.Transport.Sessions;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>Makes sessions over Streamable HTTP.</summary>
internal sealed class StreamableSessionFactory(SessionIdCodec ids, ServerFactory servers, ILoggerFactory loggers, TimeProvider time)
{
    public StreamableSession Create(Caller owner) => new(ids.Create(), owner, servers, loggers, time);
}
