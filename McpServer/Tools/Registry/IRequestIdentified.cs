namespace OllamaMcp.Server.Tools.Registry;

/// <summary>Arguments with which the caller may choose the id by which the call can be ended.</summary>
internal interface IRequestIdentified
{
    /// <summary>Null to have one made.</summary>
    string? RequestId { get; }
}
