namespace OllamaMcp.Architecture.Fixtures.Cyclic.One
{
    internal static class First
    {
        public static int Start() => Two.Second.Start();
    }
}

namespace OllamaMcp.Architecture.Fixtures.Cyclic.Two
{
    internal static class Second
    {
        public static int Start() => Three.Third.Start();
    }
}

namespace OllamaMcp.Architecture.Fixtures.Cyclic.Three
{
    internal static class Third
    {
        public static int Start() => new Func<int>(One.First.Start)();
    }
}
