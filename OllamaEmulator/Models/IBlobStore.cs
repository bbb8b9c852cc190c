namespace OllamaMcp.Emulator.Models;

/// <summary>Contents by their digest. Safe for any number of callers at once.</summary>
internal interface IBlobStore
{
    /// <summary>Length in bytes, or null where there is no such blob.</summary>
    long? Length(string digest);

    /// <summary>The content. Throws <see cref="FileNotFoundException"/> where there is none.</summary>
    Stream Open(string digest);

    /// <summary>Stores a content whole or not at all, and returns its digest.</summary>
    Task<string> AddAsync(Stream content, string? expectedDigest, CancellationToken cancellationToken);

    /// <summary>Removes a blob; one that is not there is no error.</summary>
    void Remove(string digest);

    /// <summary>All digests at this moment.</summary>
    IReadOnlyList<string> List();

    /// <summary>Where the blob would lie, as show's Modelfile and create's errors name it.</summary>
    string PathOf(string digest);
}
