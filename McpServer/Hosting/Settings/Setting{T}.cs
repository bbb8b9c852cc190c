namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>A setting with a value of a kind.</summary>
internal sealed class Setting<T>(string name, ValueKind<T> kind) : Setting(name)
{
    /// <summary>Puts the value where it belongs; the second argument is what stood for the wildcard in the name.</summary>
    public required Action<ServerSettings, string, T> Bind { get; init; }

    /// <summary>Reads the default from untouched settings, so that docs and code cannot differ. Null where <see cref="DefaultText"/> says it.</summary>
    public Func<ServerSettings, T>? Read { get; init; }

    /// <summary>The default in words, where it is not one value.</summary>
    public string DefaultText { get; init; } = "none";

    /// <inheritdoc/>
    public override string Legal => kind.Legal;

    /// <inheritdoc/>
    public override string Default => Read is null ? DefaultText : kind.Format(Read(new ServerSettings()));

    /// <inheritdoc/>
    public override bool HasPlainDefault => Read is not null;

    /// <inheritdoc/>
    public override bool TryBind(ServerSettings settings, string captured, string text)
    {
        if (!kind.TryParse(text, out var value))
        {
            return false;
        }

        Bind(settings, captured, value);
        return true;
    }
}
