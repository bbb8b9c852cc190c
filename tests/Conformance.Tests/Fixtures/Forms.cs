using ModelContextProtocol.Protocol;
using static ModelContextProtocol.Protocol.ElicitRequestParams;

namespace OllamaMcp.Conformance.Tests.Fixtures;

/// <summary>What tools ask the user.</summary>
internal static class Forms
{
    public static ElicitRequestParams WithDefaults { get; } =
        Form(
            "Defaults of every primitive type",
            new()
            {
                ["name"] = new StringSchema { Default = "John Doe" },
                ["age"] = new NumberSchema { Type = "integer", Default = 30 },
                ["score"] = new NumberSchema { Default = 95.5 },
                ["status"] = new UntitledSingleSelectEnumSchema { Enum = ["active", "inactive", "pending"], Default = "active" },
                ["verified"] = new BooleanSchema { Default = true },
            }
        );

    public static ElicitRequestParams WithChoices { get; } =
        Form(
            "Every kind of choice",
            new()
            {
                ["untitledSingle"] = new UntitledSingleSelectEnumSchema { Enum = ["option1", "option2", "option3"] },
                ["titledSingle"] = new TitledSingleSelectEnumSchema { OneOf = Titled },
#pragma warning disable MCP9001 // The older form of titles is one of those that the suite wants.
                ["legacyEnum"] = new LegacyTitledEnumSchema { Enum = ["opt1", "opt2", "opt3"], EnumNames = ["One", "Two", "Three"] },
#pragma warning restore MCP9001
                ["untitledMulti"] = new UntitledMultiSelectEnumSchema { Items = new() { Enum = ["option1", "option2", "option3"] } },
                ["titledMulti"] = new TitledMultiSelectEnumSchema { Items = new() { AnyOf = Titled } },
            }
        );

    private static List<EnumSchemaOption> Titled =>
        [
            new() { Const = "value1", Title = "First" },
            new() { Const = "value2", Title = "Second" },
            new() { Const = "value3", Title = "Third" },
        ];

    public static ElicitRequestParams Open(string message) => Form(message, new() { ["response"] = new StringSchema() });

    public static ElicitRequestParams Name(string message) => Required(message, "name", new StringSchema());

    public static ElicitRequestParams Required(string message, string field, PrimitiveSchemaDefinition schema)
    {
        var form = Form(message, new() { [field] = schema });
        form.RequestedSchema!.Required = [field];
        return form;
    }

    private static ElicitRequestParams Form(string message, Dictionary<string, PrimitiveSchemaDefinition> fields) =>
        new()
        {
            Message = message,
            RequestedSchema = new RequestSchema { Properties = fields },
        };
}
