using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using static ModelContextProtocol.Protocol.ElicitRequestParams;

#pragma warning disable MCPEXP001, MCP9005 // Input by a second request is new; sampling and roots leave the protocol. The suite wants both.

namespace OllamaMcp.Conformance.Tests.Fixtures;

/// <summary>Tools that ask for input by answering with what is missing; the client calls again with it.</summary>
internal static class InputRequiredTools
{
    private const string State = "state-1";

    public static IEnumerable<McpServerTool> All =>
        [
            Tool("test_input_required_result_elicitation", GreetAsked),
            Tool("test_input_required_result_sampling", request => Answered(request, "capital_question", Capital)),
            Tool("test_input_required_result_list_roots", request => Answered(request, "client_roots", Roots)),
            Tool("test_input_required_result_request_state", Confirm),
            Tool("test_input_required_result_multiple_inputs", AskThree),
            Tool("test_input_required_result_multi_round", AskInRounds),
            Tool("test_incomplete_result_elicitation", GreetAsked),
            Tool("test_input_required_result_tampered_state", ConfirmSigned),
            Tool("test_input_required_result_capabilities", AskWhatTheClientCan),
        ];

    private static InputRequest Capital =>
        InputRequest.ForSampling(
            new CreateMessageRequestParams
            {
                Messages =
                [
                    new SamplingMessage { Role = Role.User, Content = [new TextContentBlock { Text = "What is the capital of France?" }] },
                ],
                MaxTokens = 100,
            }
        );

    private static InputRequest Roots => InputRequest.ForRootsList(new ListRootsRequestParams());

    private static InputRequest Name => InputRequest.ForElicitation(Forms.Name("What is your name?"));

    private static InputRequest Confirmation => InputRequest.ForElicitation(Forms.Required("Please confirm", "ok", new BooleanSchema()));

    private static McpServerTool Tool(string name, Func<RequestContext<CallToolRequestParams>, CallToolResult> handler) =>
        Fixture.Tool(name, handler);

    private static CallToolResult Text(string text) => new() { Content = [new TextContentBlock { Text = text }] };

    private static CallToolResult GreetAsked(RequestContext<CallToolRequestParams> request)
    {
        var name =
            request.Params.InputResponses?.TryGetValue("user_name", out var response) == true
                ? response.Deserialize(InputResponse.ElicitResultJsonTypeInfo)?.Content?["name"].GetString()
                : null;
        return name is null ? throw Missing("user_name", Name) : Text($"Hello, {name}!");
    }

    private static CallToolResult Answered(RequestContext<CallToolRequestParams> request, string key, InputRequest question) =>
        request.Params.InputResponses?.ContainsKey(key) == true ? Text($"Got {key}") : throw Missing(key, question);

    private static CallToolResult Confirm(RequestContext<CallToolRequestParams> request) =>
        request.Params.RequestState switch
        {
            null => throw Missing("confirm", Confirmation, State),
            State => Text("state-ok"),
            _ => Text("state-mismatch"),
        };

    private static CallToolResult ConfirmSigned(RequestContext<CallToolRequestParams> request) =>
        request.Params.RequestState switch
        {
            null => throw Missing("confirm", Confirmation, SignedState.Create()),
            { } state when SignedState.IsGood(state) => Text("state-ok"),
            _ => throw new McpProtocolException("The request state is not the one that was given out.", McpErrorCode.InvalidParams),
        };

    private static CallToolResult AskThree(RequestContext<CallToolRequestParams> request) =>
        request.Params.InputResponses is { Count: >= 3 }
            ? Text("Got all three")
            : throw new InputRequiredException(
                new Dictionary<string, InputRequest>
                {
                    ["user_name"] = Name,
                    ["greeting"] = Capital,
                    ["client_roots"] = Roots,
                },
                "three"
            );

    private static CallToolResult AskInRounds(RequestContext<CallToolRequestParams> request) =>
        request.Params.RequestState switch
        {
            null => throw Missing("step1", Name, "round-1"),
            "round-1" => throw Missing(
                "step2",
                InputRequest.ForElicitation(Forms.Required("Which color?", "color", new StringSchema())),
                "round-2"
            ),
            _ => Text("All rounds are done"),
        };

    private static CallToolResult AskWhatTheClientCan(RequestContext<CallToolRequestParams> request)
    {
        if (request.Params.InputResponses is { Count: > 0 })
        {
            return Text("Got what was asked");
        }

        var can = request.JsonRpcRequest.Context?.ClientCapabilities;
        var questions = new Dictionary<string, InputRequest>();
        Add(can?.Sampling is not null, "capital_question", Capital);
        Add(can?.Elicitation is not null, "user_name", Name);
        Add(can?.Roots is not null, "client_roots", Roots);
        return questions.Count == 0 ? Text("The client takes no questions") : throw new InputRequiredException(questions);

        void Add(bool possible, string key, InputRequest question)
        {
            if (possible)
            {
                questions[key] = question;
            }
        }
    }

    private static InputRequiredException Missing(string key, InputRequest question, string? state = null) =>
        new(new Dictionary<string, InputRequest> { [key] = question }, state);
}
