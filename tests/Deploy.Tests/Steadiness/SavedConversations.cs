using System.Globalization;
using OllamaMcp.Deploy.Tests.Calling;

namespace OllamaMcp.Deploy.Tests.Steadiness;

/// <summary>Conversations that somebody saves, and remembers which of them were acknowledged.</summary>
internal sealed class SavedConversations(ToolCaller caller)
{
    private readonly List<string> _saved = [];
    private readonly List<string?> _errors = [];

    /// <summary>How many were acknowledged.</summary>
    public int Count => _saved.Count;

    /// <summary>What the others came to.</summary>
    public IReadOnlyList<string?> Errors => _errors;

    /// <summary>Saves so many more.</summary>
    public async Task SaveAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await SaveAsync();
        }
    }

    /// <summary>Fails the test where one that was acknowledged is not there.</summary>
    public async Task AssertKeptAsync()
    {
        foreach (var id in _saved)
        {
            var loaded = await caller.CallAsync("ollama_load_context", $$"""{"session_id":"{{id}}"}""");
            Assert.Equal(id, loaded.Expect().Content["messages"]?[0]?["content"]?.GetValue<string>());
        }
    }

    private async Task SaveAsync()
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"kept-{_saved.Count + _errors.Count}");
        var answer = await caller.CallAsync(
            "ollama_save_context",
            $$"""{"session_id":"{{id}}","messages":[{"role":"user","content":"{{id}}"}]}"""
        );
        if (answer.IsError)
        {
            _errors.Add(answer.ErrorCode);
        }
        else
        {
            _saved.Add(id);
        }
    }
}
