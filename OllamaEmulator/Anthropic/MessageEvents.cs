using System.Text.Json.Nodes;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.Anthropic;

/// <summary>The events of one streamed message. For one writer.</summary>
internal sealed class MessageEvents(LineStream lines)
{
    private string _open = "";
    private int _index;

    public Task BeginAsync(string id, string model, int promptTokens) =>
        SendAsync(
            "message_start",
            new JsonObject
            {
                ["message"] = new JsonObject
                {
                    ["id"] = id,
                    ["type"] = "message",
                    ["role"] = "assistant",
                    ["model"] = model,
                    ["content"] = new JsonArray(),
                    ["usage"] = Used(promptTokens, 0),
                },
            }
        );

    public async Task PieceAsync(Piece piece)
    {
        if (piece.Thinking.Length > 0)
        {
            await DeltaAsync("thinking", new JsonObject { ["type"] = "thinking_delta", ["thinking"] = piece.Thinking });
        }

        if (piece.Content.Length > 0)
        {
            await DeltaAsync("text", new JsonObject { ["type"] = "text_delta", ["text"] = piece.Content });
        }

        foreach (var call in piece.Calls ?? [])
        {
            await CloseAsync();
            var block = MessageBlocks.Call(call);
            block["input"] = new JsonObject();
            await OpenAsync("tool_use", block);
            await DeltaAsync(
                "tool_use",
                new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = call.Arguments.ToJsonString() }
            );
        }
    }

    public async Task EndAsync(string stopReason, Outcome outcome)
    {
        await CloseAsync();
        await SendAsync(
            "message_delta",
            new JsonObject
            {
                ["delta"] = new JsonObject { ["stop_reason"] = stopReason },
                ["usage"] = Used(outcome.PromptTokens, outcome.AnswerTokens),
            }
        );
        await SendAsync("message_stop", []);
    }

    public static JsonObject Used(int input, int output) => new() { ["input_tokens"] = input, ["output_tokens"] = output };

    private async Task DeltaAsync(string kind, JsonObject delta)
    {
        if (_open != kind)
        {
            await CloseAsync();
            await OpenAsync(kind, new JsonObject { ["type"] = kind, [kind] = "" });
        }

        await SendAsync("content_block_delta", new JsonObject { ["index"] = _index, ["delta"] = delta });
    }

    private Task OpenAsync(string kind, JsonObject block)
    {
        _open = kind;
        return SendAsync("content_block_start", new JsonObject { ["index"] = _index, ["content_block"] = block });
    }

    private async Task CloseAsync()
    {
        if (_open.Length > 0)
        {
            await SendAsync("content_block_stop", new JsonObject { ["index"] = _index });
            _open = "";
            _index++;
        }
    }

    private async Task SendAsync(string type, JsonObject value)
    {
        value.Insert(0, "type", type);
        value.WriteTo(lines.Begin(type));
        await lines.EndAsync();
    }
}
