namespace OllamaMcp.Emulator.Models;

/// <summary>Manifests by name; capitals do not matter. Safe for any number of callers at once.</summary>
internal interface IManifestStore
{
    StoredManifest? Find(ModelName name);

    IReadOnlyList<StoredManifest> List();

    /// <summary>Stores or replaces; a manifest is never seen in part.</summary>
    void Put(ModelName name, byte[] json);

    /// <summary>Says whether there was one.</summary>
    bool Remove(ModelName name);

    /// <summary>Where the manifest would lie, as push's error names it.</summary>
    string PathOf(ModelName name);
}
