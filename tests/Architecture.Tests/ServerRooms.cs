using OllamaMcp.Architecture.Rules;

namespace OllamaMcp.Architecture.Tests;

/// <summary>Who may use whom in the server, in the order in which a call walks through the rooms. Nothing uses the rooms above it.</summary>
internal static class ServerRooms
{
    public static RoomTable Table { get; } =
        new(
            "OllamaMcp.Server",
            ProgramRoom: "Hosting",
            [
                new Room("Hosting", Room.Everything),
                new Room("Transport", "Access", "Telemetry", "Errors"),
                new Room("Access", "Errors"),
                new Room("Tools", "Ollama.Routing", "Ollama.Modelfiles", "Ollama.Wire", "Contexts", "Telemetry", "Errors"),
                new Room("Contexts", "Ollama.Wire", "Telemetry", "Errors"),
                new Room("Ollama.Routing", "Ollama.Client", "Ollama.Tracing", "Ollama.Wire", "Errors"),
                new Room("Ollama.Client", "Ollama.Tracing", "Ollama.Wire", "Errors"),
                new Room("Ollama.Tracing", "Ollama.Wire", "Telemetry", "Errors"),
                new Room("Ollama.Modelfiles", "Ollama.Wire", "Errors"),
                new Room("Ollama.Wire", "Errors"),
                new Room("Telemetry", "Errors"),
                new Room("Errors"),
            ]
        );
}
