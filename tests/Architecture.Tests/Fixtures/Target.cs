namespace OllamaMcp.Architecture.Fixtures.Targets;

internal class Target
{
    public static int Count;

    public static void Call() => Count++;
}

internal interface ITarget;

internal enum TargetKind : byte
{
    Some,
}

[AttributeUsage(AttributeTargets.All)]
internal sealed class TargetAttribute : Attribute;

internal sealed class TargetException : Exception;

internal static class TargetExtensions
{
    public static int Extended(this string text) => text.Length;
}

[AttributeUsage(AttributeTargets.All)]
internal sealed class KindAttribute(TargetKind kind) : Attribute
{
    public TargetKind Kind => kind;
}
