#nullable enable

using OllamaMcp.Architecture.Fixtures.Targets;

// Each type refers to the namespace of the targets in one way only. The test demands that each of them is found.
namespace OllamaMcp.Architecture.Fixtures.Sources;

internal class ByBaseType : Target;

internal class ByInterface : ITarget;

internal class ByGenericArgumentOfBase : List<Target>;

internal class ByConstraint<T>
    where T : Target;

internal class ByMethodConstraint
{
    public void Run<T>()
        where T : ITarget { }
}

[Target]
internal class ByAttribute;

internal class ByParameterAttribute
{
    public void Run([Target] int value) { }
}

internal class ByReturnAttribute
{
    [return: Target]
    public int Run() => 1;
}

[System.ComponentModel.TypeConverter(typeof(Target))]
internal class ByTypeInAttribute;

internal class ByField
{
    public readonly Dictionary<string, Target[]> _field = null!;
}

internal class ByProperty
{
    public Target? Property { get; set; }
}

internal class ByEvent
{
    public event EventHandler<Target> Changed
    {
        add { }
        remove { }
    }
}

internal class ByParameter
{
    public void Run(in Span<TargetKind> value) { }
}

internal class ByReturn
{
    public Task<Target?> Run() => null!;
}

internal unsafe class ByFunctionPointer
{
    public delegate* <Target, void> Property => null;
}

internal class ByCall
{
    public void Run() => Target.Call();
}

internal class ByExtensionCall
{
    public int Run() => "text".Extended();
}

internal class ByGenericCall
{
    public object Run() => Array.Empty<Target>();
}

internal class ByCreation
{
    public object Run() => new Target();
}

internal class ByStaticField
{
    public int Run() => Target.Count;
}

internal class ByCast
{
    public bool Run(object value) => value is ITarget;
}

internal class ByCatch
{
    public int Run()
    {
        try
        {
            return int.Parse("1", null);
        }
        catch (TargetException)
        {
            return 0;
        }
    }
}

internal class ByTypeOf
{
    public string Run() => typeof(TargetKind).Name;
}

internal class ByLocal
{
    public string Run()
    {
        TargetKind kind = default;
        return kind.ToString();
    }
}

internal class ByLambda
{
    public Func<int, int> Run() => value => value + Target.Count;
}

internal class ByLocalFunction
{
    public int Run()
    {
        return Local();
        static int Local() => Target.Count;
    }
}

internal class ByAsync
{
    public async Task<int> Run()
    {
        await Task.Yield();
        return Target.Count;
    }
}

internal class ByIterator
{
    public IEnumerable<int> Run()
    {
        yield return Target.Count;
    }
}

internal class ByMethodGroup
{
    public Action Run() => Target.Call;
}

internal class ByNestedType
{
    private sealed class Inner
    {
        public int Run() => Target.Count;
    }
}

internal class BySwitch
{
    public int Run(int value) =>
        value switch
        {
            0 => 5,
            1 => 7,
            2 => 11,
            3 => 13,
            _ => Target.Count,
        };
}

[Kind(TargetKind.Some)]
internal class ByEnumInAttribute;
