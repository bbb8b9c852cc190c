using System.Text;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Hosting.Documentation;

/// <summary>The body of <c>docs/errors.md</c>.</summary>
internal static class ErrorsPage
{
    public static string Render()
    {
        var text = new StringBuilder("| code | what it says | what to do |\n|---|---|---|\n");
        foreach (var code in ErrorCodes.All)
        {
            text.Append($"| `{code.Value}` | {code.Meaning} | {code.Remedy} |\n");
        }

        return text.ToString();
    }
}
