using System.Runtime.CompilerServices;
using System.Text.Json;
using StackExchange.Redis;

namespace OllamaMcp.Server.Contexts;

/// <summary>
/// Keeps conversations in Redis: a hash each, and their ids in a sorted set for listing. A save is acknowledged when Redis answered
/// it, so with <c>appendfsync always</c> it is on the disk. Keys share a hash tag, so that a cluster keeps them together. Thread-safe.
/// </summary>
internal sealed class RedisContextStore(RedisConnection connection, string keyPrefix, ConversationRules rules) : IContextStore
{
    private static readonly RedisValue[] Fields = ["version", "created", "updated", "expires", "model", "messages"];
    private readonly string _conversationPrefix = $"{{{keyPrefix}}}:context:";
    private readonly RedisKey _index = $"{{{keyPrefix}}}:contexts";

    public string Kind => ContextStoreKinds.Redis;

    public async Task<Conversation?> LoadAsync(string sessionId, CancellationToken cancellationToken)
    {
        SessionIds.Check(sessionId);
        var values = await connection.RunAsync(db => db.HashGetAsync(KeyOf(sessionId), Fields), cancellationToken);
        if (values[0].IsNull || !rules.IsLive(TimeOf(values[3])))
        {
            return null;
        }

        return new Conversation
        {
            SessionId = sessionId,
            Version = (long)values[0],
            CreatedAt = TimeOf(values[1])!.Value,
            UpdatedAt = TimeOf(values[2])!.Value,
            ExpiresAt = TimeOf(values[3]),
            Model = values[4].IsNullOrEmpty ? null : (string?)values[4],
            Messages = JsonSerializer.Deserialize((byte[])values[5]!, ContextJson.Default.IReadOnlyListMessage)!,
        };
    }

    public async Task<long> SaveAsync(string sessionId, ConversationDraft draft, long? expectedVersion, CancellationToken cancellationToken)
    {
        var messages = rules.Encode(sessionId, draft);
        var now = rules.Now;
        var expires = rules.ExpiryFrom(now);
        RedisValue[] arguments =
        [
            sessionId,
            expectedVersion is { } expected ? expected : "",
            Milliseconds(now),
            expires is { } at ? Milliseconds(at) : "",
            expires is { } end ? (long)(end - now).TotalMilliseconds : "",
            messages,
            draft.Messages.Count,
            messages.Length,
            draft.Model ?? "",
            ConversationRules.FirstVersion(),
        ];
        var answer = (RedisResult[])(await EvaluateAsync(RedisScripts.Save, [KeyOf(sessionId), _index], arguments, cancellationToken))!;
        return (long)answer[0] == 1
            ? (long)answer[1]
            : throw ConversationRules.Conflict(sessionId, expectedVersion.GetValueOrDefault(), (long)answer[1]);
    }

    public async Task<bool> ClearAsync(string sessionId, CancellationToken cancellationToken)
    {
        SessionIds.Check(sessionId);
        RedisValue[] arguments = [sessionId, Milliseconds(rules.Now)];
        return (long)await EvaluateAsync(RedisScripts.Clear, [KeyOf(sessionId), _index], arguments, cancellationToken) == 1;
    }

    public async Task<ConversationPage> ListAsync(string prefix, string? cursor, int pageSize, CancellationToken cancellationToken)
    {
        var range = ListRange.Parse(prefix, cursor, pageSize);
        var found = new List<ConversationSummary>();
        await foreach (var row in RowsAsync(range, cancellationToken))
        {
            if (Summarize(row) is { } summary)
            {
                found.Add(summary);
            }

            if (found.Count > pageSize)
            {
                break;
            }
        }

        return ConversationPage.FromOneMore(found, pageSize);
    }

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        await foreach (var row in RowsAsync(new ListRange("", After: null, ListRange.MaxPageSize), cancellationToken))
        {
            removed += Summarize(row) is null ? 1 : 0;
        }

        return removed;
    }

    public Task PingAsync(CancellationToken cancellationToken) => connection.RunAsync(db => db.PingAsync(), cancellationToken);

    /// <summary>All rows of the index from a place on, fetched one more than a page at a time; the expired among them are removed.</summary>
    private async IAsyncEnumerable<RedisResult[]> RowsAsync(ListRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = range.PageSize + 1;
        RedisValue first = range.After is { } after ? $"({after}" : $"[{range.Prefix}";

        // Behind every character that an id may hold.
        RedisValue last = $"({range.Prefix}\u007f";
        while (true)
        {
            RedisValue[] arguments = [first, last, batch, Milliseconds(rules.Now), _conversationPrefix];
            var rows = (RedisResult[])(await EvaluateAsync(RedisScripts.List, [_index], arguments, cancellationToken))!;
            foreach (var row in rows)
            {
                yield return (RedisResult[])row!;
            }

            if (rows.Length < batch)
            {
                yield break;
            }

            first = $"({(string?)((RedisResult[])rows[^1]!)[0]}";
        }
    }

    private static ConversationSummary? Summarize(RedisResult[] row) =>
        row.Length == 1
            ? null
            : new((string)row[0]!, (long)row[1], (int)row[2], (long)row[3], TimeOf((RedisValue)row[4])!.Value, TimeOf((RedisValue)row[5]));

    // Without the script cache: a Redis that was started again has forgotten it.
    private Task<RedisResult> EvaluateAsync(string script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken) =>
        connection.RunAsync(db => db.ScriptEvaluateAsync(script, keys, arguments, CommandFlags.NoScriptCache), cancellationToken);

    private RedisKey KeyOf(string sessionId) => _conversationPrefix + sessionId;

    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static DateTimeOffset? TimeOf(RedisValue value) =>
        value.IsNullOrEmpty ? null : DateTimeOffset.FromUnixTimeMilliseconds((long)value);
}
