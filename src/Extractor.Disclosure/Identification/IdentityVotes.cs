namespace Extractor.Disclosure.Identification;

/// <summary>Counts weighted votes; the order of first appearance settles ties, so that the outcome never depends on chance.</summary>
internal sealed class IdentityVotes<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _weights = [];
    private readonly List<T> _order = [];

    public bool IsEmpty => _order.Count == 0;

    /// <summary>Candidates in order of first appearance.</summary>
    public IReadOnlyList<T> Candidates => _order;

    public void Add(T candidate, int weight)
    {
        if (_weights.TryAdd(candidate, weight))
        {
            _order.Add(candidate);
        }
        else
        {
            _weights[candidate] += weight;
        }
    }

    public int Weight(T candidate) => _weights.GetValueOrDefault(candidate);

    public bool TryWinner(out T winner)
    {
        winner = default!;
        int best = 0;
        foreach (T candidate in _order)
        {
            if (_weights[candidate] > best)
            {
                best = _weights[candidate];
                winner = candidate;
            }
        }

        return best > 0;
    }
}
