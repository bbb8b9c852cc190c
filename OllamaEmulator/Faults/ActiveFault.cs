namespace OllamaMcp.Emulator.Faults;

/// <summary>A fault that was set, with how often it still strikes (null for ever) and how often it did.</summary>
internal sealed record ActiveFault(int Id, Fault Fault, int? Left, int Struck);
