namespace OllamaMcp.Emulator.Text;

/// <summary>A JSON schema that no answer can be made for.</summary>
internal sealed class InvalidSchemaException(string message) : Exception(message);
