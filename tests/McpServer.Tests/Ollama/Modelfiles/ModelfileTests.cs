using System.Text.Json;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Modelfiles;

namespace OllamaMcp.Server.Tests.Ollama.Modelfiles;

public sealed class ModelfileTests
{
    private const string Hex = "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789abcdef";
    private static readonly string Digest = "sha256:" + Hex.ToLowerInvariant();

    [Fact]
    public void Parse_EveryInstruction_FillsEveryField()
    {
        var file = Modelfile.Parse(
            $$""""
            # Mario
            FROM llama3.2:1b
            parameter temperature 0.7
            PARAMETER num_ctx 4096
            PARAMETER use_mmap false
            PARAMETER stop "<|im_end|>"
            PARAMETER stop User:
            TEMPLATE """<|user|>
            {% .Prompt %}
            """
            SYSTEM "You are Mario."
            ADAPTER @sha256:{{Hex}}
            LICENSE MIT
            LICENSE """Apache
            2"""
            MESSAGE user Hello there
            Message ASSISTANT "It's-a me!"
            REQUIRES v0.14.0
            RENDERER qwen3-coder
            PARSER qwen3-coder
            DRAFT sha256-{{Hex}}
            """"
        );

        var request = file.ToCreateRequest("mario");
        Assert.Equal(("mario", "llama3.2:1b", "You are Mario."), (request.Model, request.From, request.System));
        Assert.Equal("<|user|>\n{% .Prompt %}\n", request.Template);
        Assert.Equal(
            """{"temperature":0.7,"num_ctx":4096,"use_mmap":false,"stop":["\u003C|im_end|\u003E","User:"]}""",
            Json(request.Parameters)
        );
        Assert.Equal("""["MIT","Apache\n2"]""", Json(request.License));
        Assert.Equal([("user", "Hello there"), ("assistant", "It's-a me!")], request.Messages!.Select(m => (m.Role, m.Content!)));
        Assert.Equal(("0.14.0", "qwen3-coder", "qwen3-coder"), (request.Requires, request.Renderer, request.Parser));
        Assert.Equal(Digest, Assert.Single(request.Adapters!).Value);
        Assert.Equal(Digest, Assert.Single(request.DraftFiles!).Value);
        Assert.Null(request.Files);
    }

    [Theory]
    [InlineData("@sha256:")]
    [InlineData("sha256:")]
    [InlineData("sha256-")]
    [InlineData("/root/.ollama/models/blobs/sha256-")]
    [InlineData("C:\\Users\\me\\.ollama\\models\\blobs\\sha256-")]
    public void Parse_FromOfABlob_BecomesFiles(string before)
    {
        var file = Modelfile.Parse($"FROM {before}{Hex}");

        Assert.Null(file.From);
        Assert.Equal(Digest, Assert.Single(file.Files!).Value);
    }

    [Theory]
    [InlineData("./model.gguf")]
    [InlineData("/models/llama")]
    [InlineData("~/llama")]
    [InlineData(".")]
    [InlineData("model.GGUF")]
    [InlineData("C:\\models\\llama")]
    public void Parse_FromOfAFile_IsRefusedWithTheWayOut(string path) =>
        Wrong($"FROM {path}", "Modelfile, line 1: FROM names the file", "POST /api/blobs");

    [Theory]
    [InlineData("llama3.2")]
    [InlineData("hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF:Q4_K_M")]
    [InlineData("localhost:5000/library/stories:latest")]
    [InlineData("\"llama3.2\"")]
    public void Parse_FromOfAModel_IsTheModel(string name) => Assert.Equal(name.Trim('"'), Modelfile.Parse($"FROM {name}").From);

    [Theory]
    [InlineData("FROM m\nSYSTEM \"\"\"a\n\"b\"\n\n# c\"\"\"", "a\n\"b\"\n\n# c")]
    [InlineData("FROM m\nSYSTEM \"a\nb\"", "a\nb")]
    [InlineData("FROM m\r\nSYSTEM \"\"\"a\r\nb\"\"\"\r\n", "a\nb")]
    [InlineData("FROM m\n  system\t  a \"b\" # c  ", "a \"b\" # c")]
    [InlineData("FROM m\nSYSTEM \"say \"hi\" now\"", "say \"hi\" now")]
    [InlineData("FROM m\nSYSTEM \"\"", "")]
    [InlineData("FROM m\nSYSTEM \"\"\"\"\"\"", "")]
    [InlineData("FROM m\nSYSTEM \"\"\"a\"\"\"  \t\nLICENSE x", "a")]
    [InlineData("\uFEFFFROM m\nSYSTEM a\nSYSTEM b", "b")]
    [InlineData("FROM m\nSYSTEM Grüße 🦙", "Grüße 🦙")]
    public void Parse_Values_AsOllamaReadsThem(string text, string expected) => Assert.Equal(expected, Modelfile.Parse(text).System);

    [Theory]
    [InlineData("FROM m\n\nFORM x", "line 3: 'FORM' is no instruction. Did you mean FROM?")]
    [InlineData("FROM m\nSYSTEM", "line 2: SYSTEM needs a value")]
    [InlineData("FROM m\nPARAMETER temperature", "line 2: PARAMETER needs a name and a value")]
    [InlineData("FROM m\nPARAMETER temprature 1", "line 2: PARAMETER temprature is no option of Ollama; did you mean temperature?")]
    [InlineData("FROM m\nPARAMETER num_ctx 4.5", "line 2: PARAMETER num_ctx must be a whole number, and is '4.5'")]
    [InlineData("FROM m\nPARAMETER num_ctx -3", "line 2: PARAMETER num_ctx must be from 1 to 2147483647, and is -3")]
    [InlineData("FROM m\nPARAMETER temperature hot", "line 2: PARAMETER temperature must be a number, and is 'hot'")]
    [InlineData("FROM m\nPARAMETER temperature NaN", "line 2: PARAMETER temperature must be a number, and is 'NaN'")]
    [InlineData("FROM m\nPARAMETER use_mmap maybe", "line 2: PARAMETER use_mmap must be true or false, and is 'maybe'")]
    [InlineData("FROM m\nMESSAGE robot hi", "line 2: MESSAGE has the role 'robot'. Legal: system, user, assistant.")]
    [InlineData("FROM m\n# c\nSYSTEM \"\"\"a\nb\nc", "line 3: the text of SYSTEM begins with \"\"\" and never ends")]
    [InlineData("FROM m\nREQUIRES soon", "line 2: REQUIRES names 'soon', which is no version")]
    [InlineData("FROM m\nADAPTER ./lora.gguf", "line 2: ADAPTER names the file './lora.gguf'")]
    [InlineData("FROM m\nADAPTER lora", "line 2: ADAPTER names 'lora', which is no digest")]
    [InlineData("FROM @sha256:abc", "line 1: FROM names '@sha256:abc', a malformed digest")]
    [InlineData("FROM llama3 # the small one", "line 1: FROM names 'llama3 # the small one', and a model's name has no blanks")]
    [InlineData("FROM m\nSYSTEM a\0b", "line 2: it holds the control character U+0000")]
    [InlineData("FROM \"\"", "line 1: FROM names nothing")]
    [InlineData("FROM m\nFROM @sha256:" + Hex, "line 2: FROM names '@sha256:" + Hex + "', and an earlier FROM names the other kind")]
    [InlineData("", "Modelfile: it has no FROM")]
    [InlineData("SYSTEM x", "Modelfile: it has no FROM")]
    public void Parse_Wrong_NamesTheLineAndWhatWouldBeRight(string text, string expected) => Wrong(text, expected);

    [Fact]
    public void Parse_OptionsThatOllamaIgnores_AreLeftOutWithANote()
    {
        var file = Modelfile.Parse("FROM m\nPARAMETER mirostat 2\nPARAMETER low_vram true");

        Assert.Null(file.Parameters);
        Assert.Equal(2, file.Notes.Count);
        Assert.Contains("Line 2: PARAMETER mirostat", file.Notes[0], StringComparison.Ordinal);
    }

    private static void Wrong(string text, params string[] expected)
    {
        var error = Assert.Throws<ToolException>(() => Modelfile.Parse(text));
        Assert.Equal(ErrorCodes.InvalidModelfile, error.Code);
        Assert.All(expected, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    private static string? Json(JsonElement? json) => json?.GetRawText();
}
