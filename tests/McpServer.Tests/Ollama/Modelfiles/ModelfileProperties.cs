using FsCheck;
using FsCheck.Fluent;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Modelfiles;

namespace OllamaMcp.Server.Tests.Ollama.Modelfiles;

public sealed class ModelfileProperties
{
    // What a Modelfile is made of, so that wrong ones are nearly right.
    private static readonly string[] Pieces =
    [
        "FROM ",
        "from",
        "SYSTEM ",
        "PARAMETER stop ",
        "PARAMETER temperature ",
        "MESSAGE user ",
        "ADAPTER ",
        "REQUIRES ",
        "\"",
        "\"\"\"",
        "\n",
        "\r\n",
        "\r",
        "#",
        " ",
        "\t",
        "@sha256:",
        "0.5",
        "-1",
        "llama",
        "🦙",
        "\u2028",
        "\0",
        "\ud800",
    ];

    [Fact]
    public void Parse_AnyText_FailsWithItsOwnErrorOnly() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => FailsWell(text ?? "")));

    [Fact]
    public void Parse_AnyPieces_FailsWithItsOwnErrorOnly() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000),
            Prop.ForAll(Gen.Elements(Pieces).ArrayOf().ToArbitrary(), pieces => FailsWell(string.Concat(pieces)))
        );

    [Fact]
    public void Parse_AnyTextInTripleQuotes_ComesBackUnchanged() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                Gen.Elements("a", " ", "\n", "\"", "#", "FROM x", "\\", "é").ArrayOf().ToArbitrary(),
                pieces =>
                {
                    // A line of it that ends in three quotes would end it: that much the form cannot hold.
                    var text = string.Concat(pieces).Replace("\"\"", "\"", StringComparison.Ordinal).TrimEnd('"', ' ');
                    return Modelfile.Parse($"FROM m\nSYSTEM \"\"\"{text}\"\"\"\nLICENSE x").System == text;
                }
            )
        );

    private static bool FailsWell(string text)
    {
        try
        {
            return Modelfile.Parse(text).ToCreateRequest("m").Model == "m";
        }
        catch (ToolException error)
        {
            return error.Code == ErrorCodes.InvalidModelfile;
        }
    }
}
