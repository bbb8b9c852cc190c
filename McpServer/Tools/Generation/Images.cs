using System.Buffers.Text;
using System.Globalization;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>Checks images before they travel: Ollama says of a bad one only that its JSON does not decode.</summary>
internal static class Images
{
    private const string Expected = "the bytes of the image in base64";

    /// <summary>Throws <c>invalid_arguments</c> that names every bad image by its index.</summary>
    /// <param name="path">The JSON pointer of the list.</param>
    /// <param name="images">What was sent; null for none.</param>
    public static void Check(string path, IReadOnlyList<string>? images)
    {
        var problems = new List<ArgumentProblem>();
        for (var i = 0; i < (images?.Count ?? 0); i++)
        {
            if (Problem(images![i]) is var (got, expected))
            {
                problems.Add(new ArgumentProblem(string.Create(CultureInfo.InvariantCulture, $"{path}/{i}"), got, expected));
            }
        }

        if (problems.Count > 0)
        {
            throw ArgumentProblem.Refuse(problems);
        }
    }

    private static (string Got, string Expected)? Problem(string image) =>
        image.Length == 0 ? ("an empty string", Expected)
        : image.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            ? ("a data: URL", $"{Expected} alone: leave out everything up to and including the comma")
        : image.Contains("://", StringComparison.Ordinal) ? ("a URL", $"{Expected}; fetch the image first")
        : Base64.IsValid(image) ? null
        : image.AsSpan().IndexOfAny('-', '_') >= 0 ? ("base64 of the URL-safe kind", $"{Expected} of the standard kind, with + and /")
        : ("no base64", Expected);
}
