using OllamaMcp.Architecture.Reading;
using OllamaMcp.Architecture.Rules;

namespace OllamaMcp.Architecture.Tests;

/// <summary>Each rule can be broken, and then says which one it is and where.</summary>
public sealed class RuleTests
{
    private static readonly RoomTable Table = new(
        "App",
        ProgramRoom: "Hosting",
        [new Room("Hosting", Room.Everything), new Room("Front", "Back.Deep"), new Room("Back"), new Room("Back.Deep")]
    );

    private static readonly TypeName Program = new("", "Program");
    private static readonly TypeName Startup = new("App.Hosting", "Startup");
    private static readonly TypeName Page = new("App.Front.Pages", "Page");
    private static readonly TypeName Menu = new("App.Front.Menus", "Menu");
    private static readonly TypeName Store = new("App.Back.Stores", "Store");
    private static readonly TypeName Disk = new("App.Back.Deep", "Disk");

    private static readonly TypeName[] All = [Program, Startup, Page, Menu, Store, Disk];

    private static AssemblyContent Content(params Reference[] references) => new(All, references);

    [Fact]
    public void Rooms_AllowedReferences_BreakNothing() =>
        Assert.Empty(
            RoomRules.Violations(
                Content(new(Program, "Main", Page), new(Page, "Show", Disk), new(Page, "Show", Menu), new(Startup, "Run", Store)),
                Table
            )
        );

    [Fact]
    public void Rooms_ForbiddenReference_SaysRuleAndPlace() =>
        Assert.Equal(
            ["Front may use Back.Deep, and so not Back: Page.Show refers to App.Back.Stores.Store."],
            RoomRules.Violations(Content(new Reference(Page, "Show", Store)), Table)
        );

    [Fact]
    public void Rooms_ReferenceUpwards_SaysRuleAndPlace() =>
        Assert.Equal(
            ["Back may use nothing, and so not Hosting: Store.Open refers to App.Hosting.Startup."],
            RoomRules.Violations(Content(new Reference(Store, "Open", Startup)), Table)
        );

    [Fact]
    public void Rooms_TypeWithoutARoom_IsNamed()
    {
        var content = new AssemblyContent([.. All, new TypeName("App.Attic", "Box"), new TypeName("", "Loose")], []);

        Assert.Equal(
            [
                "Every type lives in a room of the table: App.Attic.Box does not. Move it, or add a row for its namespace.",
                "Every type lives in a room of the table: Loose does not. Move it, or add a row for its namespace.",
            ],
            RoomRules.Violations(content, Table)
        );
    }

    [Fact]
    public void Rooms_RowWithoutTypes_IsNamed() =>
        Assert.Equal(
            ["Every row of the table is a namespace with types: Back.Deep has none."],
            RoomRules.Violations(new AssemblyContent([Startup, Page, Store], []), Table)
        );

    [Fact]
    public void Namespaces_TypeAboveAChild_IsNamed() =>
        Assert.Equal(
            ["A namespace with children holds no types itself: App.Front.Shell stands above App.Front.Pages."],
            NamespaceRules.Violations(new AssemblyContent([new("App.Front", "Shell"), Page, new("App.Frontier", "Outpost")], []))
        );

    [Fact]
    public void Namespaces_CycleBetweenChildrenOfARoom_NamesEveryStep() =>
        Assert.Equal(
            ["Namespaces form no cycle: Menu.Open refers to App.Front.Pages.Page; Page.Show refers to App.Front.Menus.Menu."],
            NamespaceRules.Violations(Content(new(Page, "Show", Menu), new(Menu, "Open", Page), new(Page, "Show", Disk)))
        );

    [Fact]
    public void Namespaces_CycleInARealAssembly_IsFound()
    {
        var own = Assemblies.Read("Architecture.Tests", "OllamaMcp.Architecture.Fixtures");

        var line = Assert.Single(NamespaceRules.Violations(own), line => line.Contains(".Cyclic.", StringComparison.Ordinal));

        Assert.Contains("First.Start refers to OllamaMcp.Architecture.Fixtures.Cyclic.Two.Second", line, StringComparison.Ordinal);
        Assert.Contains("Third.Start refers to OllamaMcp.Architecture.Fixtures.Cyclic.One.First", line, StringComparison.Ordinal);
    }
}
