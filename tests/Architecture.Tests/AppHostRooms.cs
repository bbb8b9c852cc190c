using OllamaMcp.Architecture.Rules;

namespace OllamaMcp.Architecture.Tests;

/// <summary>Who may use whom in the AppHost, from the decision what carries the topology out down to the machine. Nothing uses the rooms above it.</summary>
internal static class AppHostRooms
{
#if ASPIRE
    public static RoomTable Table { get; } =
        new(
            "OllamaMcp.AppHost",
            ProgramRoom: "Aspire",
            [new Room("Aspire", "Plan", "Processes.Hosting", "Commands", "Topology", "Settings"), new Room("Processes.Hosting"), .. Shared]
        )
        {
            Linked = OfServer,
        };
#else
    public static RoomTable Table { get; } =
        new(
            "OllamaMcp.AppHost",
            ProgramRoom: "Profiles",
            [
                new Room("Profiles", "Processes.Hosting", "Processes.Children", "Processes.Machine", "Settings"),
                new Room(
                    "Processes.Hosting",
                    "Processes.Dashboard",
                    "Processes.Display",
                    "Processes.Supervision",
                    "Processes.Placement",
                    "Processes.Guarding",
                    "Processes.Children",
                    "Processes.Machine",
                    "Topology",
                    "Settings"
                ),
                new Room(
                    "Processes.Dashboard",
                    "Processes.Placement",
                    "Processes.Children",
                    "Processes.Probes",
                    "Processes.Machine",
                    "Topology",
                    "Settings"
                ),
                new Room("Processes.Display", "Processes.Supervision", "Processes.Placement", "Processes.Machine", "Settings"),
                new Room("Processes.Supervision", "Processes.Placement", "Processes.Children", "Processes.Probes", "Processes.Machine"),
                new Room(
                    "Processes.Placement",
                    "Processes.Front",
                    "Processes.Guarding",
                    "Processes.Children",
                    "Processes.Probes",
                    "Processes.Machine",
                    "Commands",
                    "Topology",
                    "Settings"
                ),
                new Room("Processes.Front"),
                new Room("Processes.Guarding", "Processes.Machine", "Settings"),
                new Room("Processes.Children", "Processes.Machine"),
                .. Shared,
            ]
        )
        {
            Linked = OfServer,
        };
#endif

    // How the server compares the names of its settings.
    private static IReadOnlyList<string> OfServer =>
        ["OllamaMcp.Server.Errors.NearestName", "OllamaMcp.Server.Hosting.Settings.SettingName"];

    /// <summary>The rooms of both profiles.</summary>
    private static IReadOnlyList<Room> Shared =>
        [
            new Room("Plan", "Processes.Probes", "Processes.Machine", "Topology", "Settings"),
            new Room("Processes.Probes"),
            new Room("Processes.Machine"),
            new Room("Commands", "Topology", "Settings"),
            new Room("Topology", "Settings"),
            new Room("Settings"),
        ];
}
