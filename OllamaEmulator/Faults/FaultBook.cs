namespace OllamaMcp.Emulator.Faults;

/// <summary>The faults that are set. The oldest that fits a call strikes. Safe for any number of callers at once.</summary>
internal sealed class FaultBook
{
    private readonly Lock _gate = new();
    private ActiveFault[] _faults = [];
    private int _lastId;

    /// <summary>Called after every change, outside the lock; for the one listener that can refuse.</summary>
    public Action? OnChange { get; set; }

    public IReadOnlyList<ActiveFault> All => Volatile.Read(ref _faults);

    /// <summary>Nothing at all is set: the way of nearly every call.</summary>
    public bool IsEmpty => Volatile.Read(ref _faults).Length == 0;

    /// <summary>A fault that needs the request's body to be read before it is known whether it strikes.</summary>
    public bool NeedsModel => All.Any(active => active.Fault.Model is not null);

    /// <summary>New connections are to be refused for good.</summary>
    public bool RefusesAll => All.Any(active => active.Fault is { Kind: FaultKind.Refuse, Count: null, Path: null, Model: null });

    public int Add(Fault fault)
    {
        int id;
        lock (_gate)
        {
            id = ++_lastId;
            _faults = [.. _faults, new ActiveFault(id, fault, fault.Count, 0)];
        }

        OnChange?.Invoke();
        return id;
    }

    /// <summary>Clears one fault. Says whether it was there.</summary>
    public bool Remove(int id)
    {
        bool there;
        lock (_gate)
        {
            there = Array.Exists(_faults, active => active.Id == id);
            _faults = [.. _faults.Where(active => active.Id != id)];
        }

        OnChange?.Invoke();
        return there;
    }

    public void Clear()
    {
        lock (_gate)
        {
            _faults = [];
        }

        OnChange?.Invoke();
    }

    /// <summary>The fault that strikes this call, if one does; it is counted as struck.</summary>
    public Fault? Take(string path, string? model)
    {
        if (IsEmpty)
        {
            return null;
        }

        Fault? taken = null;
        lock (_gate)
        {
            var i = Array.FindIndex(_faults, active => active.Left != 0 && active.Fault.Fits(path, model));
            if (i >= 0)
            {
                var active = _faults[i];
                taken = active.Fault;
                ActiveFault[] next = [.. _faults];
                next[i] = active with { Left = active.Left - 1, Struck = active.Struck + 1 };
                _faults = next[i].Left == 0 ? [.. next.Where((_, at) => at != i)] : next;
            }
        }

        if (taken is not null)
        {
            OnChange?.Invoke();
        }

        return taken;
    }
}
