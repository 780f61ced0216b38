namespace Extractor.Pdf.Fonts.CMaps;

/// <summary>Ranges of character codes, each with a value, which may grow by one with the code. Ranges added later win.</summary>
internal sealed class CodeRanges
{
    /// <summary>More ranges than any real CMap has; what comes after is dropped.</summary>
    public const int MaxRanges = 400_000;

    private readonly List<Entry> _entries = [];
    private bool _isSorted = true;

    private readonly record struct Entry(uint Start, uint End, long Value, int Step);

    public int Count => _entries.Count;

    /// <param name="grows">True where the value grows with the code, false where it is the same for all of the range.</param>
    public void Add(uint start, uint end, long value, bool grows = true)
    {
        if (end < start || _entries.Count >= MaxRanges)
        {
            return;
        }

        _isSorted &= _entries.Count == 0 || _entries[^1].End < start;
        _entries.Add(new Entry(start, end, value, grows ? 1 : 0));
    }

    /// <summary>Finds the value of a code.</summary>
    public bool TryFind(uint code, out long value)
    {
        Sort();
        int low = 0;
        int high = _entries.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            Entry entry = _entries[middle];
            if (code < entry.Start)
            {
                high = middle - 1;
            }
            else if (code > entry.End)
            {
                low = middle + 1;
            }
            else
            {
                value = entry.Value + ((long)(code - entry.Start) * entry.Step);
                return true;
            }
        }

        value = 0;
        return false;
    }

    /// <summary>The ranges, sorted.</summary>
    public IEnumerable<(uint Start, uint End)> All()
    {
        Sort();
        foreach (Entry entry in _entries)
        {
            yield return (entry.Start, entry.End);
        }
    }

    /// <summary>Sorts the ranges by code and cuts overlaps, so that every code lies in one range at most.</summary>
    private void Sort()
    {
        if (_isSorted)
        {
            return;
        }

        // A sweep over the starts: the open ranges stand in a heap, the latest added on top.
        var byStart = new (Entry Range, int Order)[_entries.Count];
        for (int i = 0; i < byStart.Length; i++)
        {
            byStart[i] = (_entries[i], i);
        }

        Array.Sort(byStart, static (a, b) => a.Range.Start != b.Range.Start ? a.Range.Start.CompareTo(b.Range.Start) : a.Order.CompareTo(b.Order));
        var open = new PriorityQueue<Entry, int>();
        _entries.Clear();
        ulong position = 0;
        int next = 0;
        while (next < byStart.Length || open.Count > 0)
        {
            while (open.Count > 0 && open.Peek().End < position)
            {
                open.Dequeue();
            }

            if (open.Count == 0)
            {
                if (next == byStart.Length)
                {
                    break;
                }

                position = byStart[next].Range.Start;
            }

            while (next < byStart.Length && byStart[next].Range.Start <= position)
            {
                open.Enqueue(byStart[next].Range, -byStart[next].Order);
                next++;
            }

            Entry top = open.Peek();
            if (top.End < position)
            {
                continue;
            }

            ulong end = top.End;
            if (next < byStart.Length && byStart[next].Range.Start <= end)
            {
                end = byStart[next].Range.Start - 1UL;
            }

            _entries.Add(new Entry((uint)position, (uint)end, top.Value + ((long)(position - top.Start) * top.Step), top.Step));
            position = end + 1;
        }

        _isSorted = true;
    }
}
