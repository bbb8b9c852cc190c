namespace OllamaMcp.Server.Contexts;

/// <summary>What runs inside Redis, so that no other client comes in between. Times are milliseconds since 1970; empty text is "none".</summary>
internal static class RedisScripts
{
    /// <summary>
    /// Keys: the conversation, the index. Arguments: session id, expected version or empty, now, expiry or empty, time to live or
    /// empty, messages, message count, bytes, model, version of a first save. Returns {1, new version}, or {0, version found} where another was expected.
    /// </summary>
    public const string Save = """
        local stored = redis.call('HMGET', KEYS[1], 'version', 'expires')
        local version = tonumber(stored[1] or '0')
        if stored[2] and stored[2] ~= '' and tonumber(stored[2]) <= tonumber(ARGV[3]) then
          version = 0
        end
        if ARGV[2] ~= '' and tonumber(ARGV[2]) ~= version then
          return {0, version}
        end
        local next = version + 1
        if version == 0 then
          next = tonumber(ARGV[10])
          redis.call('DEL', KEYS[1])
          redis.call('HSET', KEYS[1], 'created', ARGV[3])
        end
        redis.call('HMSET', KEYS[1], 'version', next, 'updated', ARGV[3], 'expires', ARGV[4],
          'messages', ARGV[6], 'count', ARGV[7], 'bytes', ARGV[8], 'model', ARGV[9])
        if ARGV[5] == '' then
          redis.call('PERSIST', KEYS[1])
        else
          redis.call('PEXPIRE', KEYS[1], ARGV[5])
        end
        redis.call('ZADD', KEYS[2], 0, ARGV[1])
        return {1, next}
        """;

    /// <summary>Keys: the conversation, the index. Arguments: session id, now. Returns 1 where one was there that had not expired.</summary>
    public const string Clear = """
        local expires = redis.call('HGET', KEYS[1], 'expires')
        redis.call('DEL', KEYS[1])
        redis.call('ZREM', KEYS[2], ARGV[1])
        if expires and (expires == '' or tonumber(expires) > tonumber(ARGV[2])) then
          return 1
        end
        return 0
        """;

    /// <summary>
    /// Keys: the index. Arguments: first and last id as ZRANGEBYLEX takes them, how many, now, what conversation keys begin with.
    /// Returns a row for each id: {id, version, count, bytes, updated, expires}, or {id} alone where it has expired and was removed.
    /// </summary>
    public const string List = """
        local rows = {}
        for i, id in ipairs(redis.call('ZRANGEBYLEX', KEYS[1], ARGV[1], ARGV[2], 'LIMIT', 0, ARGV[3])) do
          local key = ARGV[5] .. id
          local row = redis.call('HMGET', key, 'version', 'count', 'bytes', 'updated', 'expires')
          if not row[1] or (row[5] ~= '' and tonumber(row[5]) <= tonumber(ARGV[4])) then
            redis.call('DEL', key)
            redis.call('ZREM', KEYS[1], id)
            row = {}
          end
          table.insert(row, 1, id)
          rows[i] = row
        end
        return rows
        """;
}
