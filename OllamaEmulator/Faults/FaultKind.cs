namespace OllamaMcp.Emulator.Faults;

/// <summary>All that can go wrong on purpose. On the wire the names are in kebab case, as <c>hang-mid-stream</c>.</summary>
internal enum FaultKind
{
    /// <summary>Connections are refused. With a count, that many calls are cut off before a byte is answered.</summary>
    Refuse,

    /// <summary>The call is taken and never answered.</summary>
    HangBeforeHeaders,

    /// <summary>The answer stops after <see cref="Fault.After"/> lines and stays open; one that is a single JSON stops half way.</summary>
    HangMidStream,

    /// <summary>The connection is cut after <see cref="Fault.After"/> lines, or half way through a single JSON.</summary>
    CutMidStream,

    /// <summary>After <see cref="Fault.After"/> lines comes <c>{"error":…}</c> and the stream ends in order; a single JSON is answered with 500 and that error.</summary>
    ErrorLineMidStream,

    /// <summary>500 with an error in JSON.</summary>
    Status500,

    /// <summary>503 with the text of a full queue.</summary>
    QueueFull503,

    /// <summary>Everything is right, only <see cref="Fault.Delay"/> late.</summary>
    SlowFirstByte,

    /// <summary>200 with the right content type and bytes that are no JSON.</summary>
    Garbage,

    /// <summary>200 with an HTML page, as from a proxy or another program on the port.</summary>
    WrongContentType,

    /// <summary>/api/version answers a version that is none; other routes are untouched.</summary>
    VersionUnknown,
}
