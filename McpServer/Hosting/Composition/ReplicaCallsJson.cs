using System.Text.Json.Serialization;
using OllamaMcp.Server.Tools.Calls;

namespace OllamaMcp.Server.Hosting.Composition;

/// <summary>What replicas tell one another of their calls.</summary>
[JsonSerializable(typeof(IReadOnlyList<RunningCall>))]
internal sealed partial class ReplicaCallsJson : JsonSerializerContext;
