using OllamaMcp.Server.Access;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Who may call.</summary>
internal static class AccessSettings
{
    private static ValueKind<string> Token { get; } = new(BearerToken.Legal, TryTakeToken, SettingMask.Hide);

    public static SettingGroup Group { get; } =
        new(
            "Access",
            [
                new Setting<bool>("Access__Required", ValueKinds.Switch)
                {
                    Meaning = "Whether `MCP_PORT` wants a bearer token too. Health endpoints never do",
                    Read = s => s.Access.Required,
                    Bind = (s, _, value) => s.Access.Required = value,
                },
                new Setting<string>("Access__Tokens__NAME", Token)
                {
                    Meaning = "The bearer token of whoever is to be known as NAME",
                    IsSecret = true,
                    Bind = (s, name, value) => s.Access.Tokens[name] = value,
                },
                new Setting<string>("Access__TokensFile", ValueKinds.Path)
                {
                    Meaning =
                        "A file with `name token` on each line (`#` begins a comment). Read again when it changes; a name may have "
                        + "several tokens, so that one can be replaced without a gap",
                    Bind = (s, _, value) => s.Access.TokensFile = value,
                },
                new Setting<IReadOnlyList<string>>("Access__AllowedHosts", ValueKinds.List)
                {
                    Meaning =
                        "Names under which this server may be called, besides addresses and loopback names. `*.example.com` stands for every "
                        + "name below it, `*` for every name",
                    Bind = (s, _, value) => s.Transport.AllowedHosts.AddEach(value),
                },
                new Setting<IReadOnlyList<string>>("Access__AllowedOrigins", ValueKinds.List)
                {
                    Meaning =
                        "Web sites whose pages may call this server, as `https://site.example.com` or a bare name, besides loopback and its own "
                        + "pages. `*` stands for every site",
                    Bind = (s, _, value) => s.Transport.AllowedOrigins.AddEach(value),
                },
            ]
        );

    private static bool TryTakeToken(string text, out string value) => BearerToken.IsLegal(value = text);

    private static void AddEach(this IList<string> list, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            list.Add(value);
        }
    }
}
