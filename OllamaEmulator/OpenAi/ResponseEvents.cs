using System.Text;
using System.Text.Json.Nodes;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.OpenAi;

/// <summary>The events of one streamed response, numbered. For one writer.</summary>
internal sealed class ResponseEvents(LineStream lines, ResponseObject response)
{
    private readonly StringBuilder _text = new();
    private int _number;
    private bool _opened;

    public async Task BeginAsync()
    {
        await SendAsync("response.created", new JsonObject { ["response"] = response.Whole("in_progress", [], null) });
        await SendAsync("response.in_progress", new JsonObject { ["response"] = response.Whole("in_progress", [], null) });
    }

    public async Task TextAsync(string text)
    {
        if (!_opened)
        {
            _opened = true;
            await SendAsync("response.output_item.added", Item(response.Message("", "in_progress", isEmpty: true)));
            await SendAsync("response.content_part.added", With("part", ResponseObject.Part("")));
        }

        _text.Append(text);
        var delta = With("delta", text);
        delta["logprobs"] = new JsonArray();
        await SendAsync("response.output_text.delta", delta);
    }

    public async Task<JsonArray> CallsAsync(IReadOnlyList<ToolCall> calls)
    {
        JsonArray output = [];
        foreach (var call in calls)
        {
            var id = (string)response.Call(call, "").AsObject()["id"]!;
            var arguments = call.Arguments.ToJsonString();
            await SendAsync("response.output_item.added", Item(response.Call(call, "in_progress", isEmpty: true)));
            await SendAsync("response.function_call_arguments.delta", Arguments(id, "delta", arguments));
            await SendAsync("response.function_call_arguments.done", Arguments(id, "arguments", arguments));
            await SendAsync("response.output_item.done", Item(response.Call(call, "completed")));
            output.Add((JsonNode)response.Call(call, "completed"));
        }

        return output;
    }

    public async Task EndAsync(JsonArray output, Outcome outcome)
    {
        if (_opened)
        {
            var text = _text.ToString();
            var done = With("text", text);
            done["logprobs"] = new JsonArray();
            await SendAsync("response.output_text.done", done);
            await SendAsync("response.content_part.done", With("part", ResponseObject.Part(text)));
            await SendAsync("response.output_item.done", Item(response.Message(text, "completed")));
            output.Add((JsonNode)response.Message(text, "completed"));
        }

        await SendAsync("response.completed", new JsonObject { ["response"] = response.Whole("completed", output, outcome) });
    }

    private static JsonObject Item(JsonObject item) => new() { ["item"] = item, ["output_index"] = 0 };

    private static JsonObject Arguments(string id, string name, string arguments) =>
        new()
        {
            ["item_id"] = id,
            ["output_index"] = 0,
            [name] = arguments,
        };

    private JsonObject With(string name, JsonNode value) =>
        new()
        {
            ["content_index"] = 0,
            ["item_id"] = response.MessageId,
            ["output_index"] = 0,
            [name] = value,
        };

    private async Task SendAsync(string type, JsonObject value)
    {
        value["sequence_number"] = _number++;
        value["type"] = type;
        ResponseObject.Write(lines.Begin(type), value);
        await lines.EndAsync();
    }
}
