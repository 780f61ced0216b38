namespace Extractor.Pdf.Objects;

/// <summary>
/// Keeps what was used lately, by weight: when the young half is full it becomes the old one and the old one goes.
/// Holds no more than twice its bound, or one single entry that is heavier than the bound.
/// </summary>
internal sealed class BoundedCache<TValue>(long maxWeight)
    where TValue : class
{
    private Dictionary<int, (TValue Value, int Weight)> _young = [];
    private Dictionary<int, (TValue Value, int Weight)> _old = [];
    private long _weight;

    public bool TryGet(int key, out TValue value)
    {
        if (_young.TryGetValue(key, out (TValue Value, int Weight) entry))
        {
            value = entry.Value;
            return true;
        }

        if (_old.Remove(key, out entry))
        {
            Add(key, entry.Value, entry.Weight);
            value = entry.Value;
            return true;
        }

        value = null!;
        return false;
    }

    public void Clear()
    {
        _young.Clear();
        _old.Clear();
        _weight = 0;
    }

    public void Add(int key, TValue value, int weight)
    {
        if (weight > maxWeight)
        {
            // Something this heavy is kept alone.
            Clear();
        }
        else if (_weight + weight > maxWeight && _young.Count > 0)
        {
            _old = _young;
            _young = [];
            _weight = 0;
        }

        _young[key] = (value, weight);
        _weight += weight;
    }
}
