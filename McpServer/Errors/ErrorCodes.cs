namespace OllamaMcp.Server.Errors;

/// <summary>Every code that a caller can meet. The order is the order of <c>docs/errors.md</c>.</summary>
internal static class ErrorCodes
{
    public static readonly ErrorCode InvalidArguments = new(
        "invalid_arguments",
        "An argument is unknown, missing, of the wrong type, or out of its range.",
        "Correct the named argument; the tool's input schema says what is legal."
    );

    public static readonly ErrorCode InvalidModelfile = new(
        "invalid_modelfile",
        "The Modelfile does not parse.",
        "Correct what the message names."
    );

    public static readonly ErrorCode ModelNotFound = new(
        "model_not_found",
        "Ollama has no model of that name.",
        "Use one of the near names, or pull the model with ollama_pull_model."
    );

    public static readonly ErrorCode ModelExists = new(
        "model_exists",
        "A model of that name is there already.",
        "Choose another name, or say overwrite: true."
    );

    public static readonly ErrorCode CapabilityMissing = new(
        "capability_missing",
        "The model cannot do what was asked of it (tools, thinking, images, insertion, embedding).",
        "Choose a model whose capabilities name it; ollama_search_models finds them."
    );

    public static readonly ErrorCode OllamaUnreachable = new(
        "ollama_unreachable",
        "No connection to Ollama could be made.",
        "Start Ollama at the named address, or correct OLLAMA_HOST."
    );

    public static readonly ErrorCode OllamaBusy = new(
        "ollama_busy",
        "Ollama's queue is full.",
        "Try again after a while, or raise OLLAMA_MAX_QUEUE."
    );

    public static readonly ErrorCode OllamaTimeout = new(
        "ollama_timeout",
        "Ollama was silent for longer than OLLAMA_TIMEOUT allows.",
        "Raise OLLAMA_TIMEOUT; where the model never answers, unload it with keep_alive 0."
    );

    public static readonly ErrorCode OllamaRefused = new(
        "ollama_refused",
        "Ollama refused the request.",
        "Read Ollama's own text in the message and correct the request."
    );

    public static readonly ErrorCode OllamaFailed = new(
        "ollama_failed",
        "Ollama failed at an otherwise good request.",
        "Read Ollama's own text in the message; its log says more."
    );

    public static readonly ErrorCode OllamaProtocol = new(
        "ollama_protocol",
        "What answered is not what an Ollama would answer.",
        "Check that the named address is an Ollama, and its version."
    );

    public static readonly ErrorCode StreamCut = new(
        "stream_cut",
        "The answer broke off; what had come is in the error's partial text.",
        "Use the partial text, or call again."
    );

    public static readonly ErrorCode RegistryUnreachable = new(
        "registry_unreachable",
        "The model registry could not be reached.",
        "Check the registry's name and the network; what is installed is not affected."
    );

    public static readonly ErrorCode NotConfigured = new(
        "not_configured",
        "The tool needs a setting that is not set.",
        "Set the named setting and start the server again."
    );

    public static readonly ErrorCode ContextNotFound = new(
        "context_not_found",
        "No conversation is saved under that session id.",
        "List what is saved with ollama_list_contexts."
    );

    public static readonly ErrorCode ContextConflict = new(
        "context_conflict",
        "Somebody else saved the conversation in between.",
        "Load it again and save on top of what is there now."
    );

    public static readonly ErrorCode ContextTooLarge = new(
        "context_too_large",
        "The conversation is larger than the store takes.",
        "Save fewer or shorter messages, or raise Contexts__MaxBytes."
    );

    public static readonly ErrorCode ContextStoreUnavailable = new(
        "context_store_unavailable",
        "The context store cannot be reached; nothing that was acknowledged is lost.",
        "Try again; tools that need no context go on working."
    );

    public static readonly ErrorCode RequestNotFound = new(
        "request_not_found",
        "No call of yours runs under that request id.",
        "List what runs by calling ollama_cancel_request without a request_id."
    );

    public static readonly ErrorCode DuplicateRequest = new(
        "duplicate_request",
        "A call with that request id is running.",
        "Choose another request_id, or leave it out."
    );

    public static readonly ErrorCode Cancelled = new("cancelled", "The call was cancelled.", "Nothing; call again when it is wanted.");

    public static readonly ErrorCode Unauthorized = new(
        "unauthorized",
        "The port that was called wants a bearer token.",
        "Send Authorization: Bearer with one of the configured tokens."
    );

    public static readonly ErrorCode ForbiddenHost = new(
        "forbidden_host",
        "The Host header names a host that this server does not answer for.",
        "Call by address or a loopback name, or add the name to Access__AllowedHosts."
    );

    public static readonly ErrorCode ForbiddenOrigin = new(
        "forbidden_origin",
        "The Origin header names a site that may not call this server.",
        "Add the origin to Access__AllowedOrigins."
    );

    public static readonly ErrorCode MalformedRequest = new(
        "malformed_request",
        "The request is not one that MCP allows: its body, a header, or the two together.",
        "Correct what the message names."
    );

    public static readonly ErrorCode UnsupportedRevision = new(
        "unsupported_revision",
        "The protocol version is not one that this server speaks.",
        "Call again with one of the supported versions."
    );

    public static readonly ErrorCode SessionNotFound = new(
        "session_not_found",
        "No session of that id is open: it ended, or the replica that held it is gone.",
        "Initialize again."
    );

    public static readonly ErrorCode SessionOfAnother = new(
        "session_of_another",
        "The session was opened by another identity.",
        "Call with the token that opened the session, or initialize again."
    );

    public static readonly ErrorCode RateLimited = new(
        "rate_limited",
        "This caller made more calls in a minute than its limit.",
        "Wait for as long as retry_after_seconds says."
    );

    public static readonly ErrorCode TooManyCalls = new(
        "too_many_calls",
        "As many calls are in flight as this server takes.",
        "Wait for as long as Retry-After says."
    );

    public static readonly ErrorCode TooManySessions = new(
        "too_many_sessions",
        "As many sessions are open as this server takes.",
        "Wait for as long as Retry-After says, or end sessions that are not used."
    );

    public static readonly ErrorCode BodyTooLarge = new(
        "body_too_large",
        "The request body is larger than Limits__BodyBytes.",
        "Send less, or raise the limit."
    );

    public static readonly ErrorCode ShuttingDown = new(
        "shutting_down",
        "This server is about to stop and takes no new calls.",
        "Call again; another replica or the restarted server answers."
    );

    public static readonly ErrorCode Internal = new(
        "internal_error",
        "Something went wrong inside this server; its log has the details under the named id.",
        "Report it with the id."
    );

    /// <summary>All of the above.</summary>
    public static IReadOnlyList<ErrorCode> All { get; } =
    [
        InvalidArguments,
        InvalidModelfile,
        ModelNotFound,
        ModelExists,
        CapabilityMissing,
        OllamaUnreachable,
        OllamaBusy,
        OllamaTimeout,
        OllamaRefused,
        OllamaFailed,
        OllamaProtocol,
        StreamCut,
        RegistryUnreachable,
        NotConfigured,
        ContextNotFound,
        ContextConflict,
        ContextTooLarge,
        ContextStoreUnavailable,
        RequestNotFound,
        DuplicateRequest,
        Cancelled,
        Unauthorized,
        ForbiddenHost,
        ForbiddenOrigin,
        MalformedRequest,
        UnsupportedRevision,
        SessionNotFound,
        SessionOfAnother,
        RateLimited,
        TooManyCalls,
        TooManySessions,
        BodyTooLarge,
        ShuttingDown,
        Internal,
    ];
}
