using OllamaMcp.Emulator.Text;

namespace OllamaMcp.Emulator.Compat;

/// <summary>Ids of answers: another one for each request, without chance.</summary>
internal static class RandomId
{
    public static int Below(HttpContext context, int limit, int salt = 0) =>
        (int)(Chance.Hash(context.TraceIdentifier, Chance.Hash(context.Connection.Id) + (ulong)salt) % (ulong)limit);

    public static string Hexadecimal(HttpContext context) =>
        $"{Chance.Hash(context.TraceIdentifier):x16}{Chance.Hash(context.TraceIdentifier, 7) >> 32:x8}";
}
