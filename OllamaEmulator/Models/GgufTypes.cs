namespace OllamaMcp.Emulator.Models;

/// <summary>Numbers that GGUF gives to tensor and file types, by name.</summary>
internal static class GgufTypes
{
    public static string TensorName(uint type) =>
        type switch
        {
            0 => "F32",
            1 => "F16",
            2 => "Q4_0",
            6 => "Q5_0",
            8 => "Q8_0",
            12 => "Q4_K",
            14 => "Q6_K",
            30 => "BF16",
            _ => "unknown",
        };

    public static string FileName(long type) =>
        type switch
        {
            1 => "F16",
            2 => "Q4_0",
            7 => "Q8_0",
            14 => "Q4_K_S",
            15 => "Q4_K_M",
            _ => "unknown",
        };
}
