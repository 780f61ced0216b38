namespace Extractor.Disclosure.Comparison;

/// <summary>
/// Finds partners in two lists by keys, from the strictest to the loosest. What has the same key on both sides is paired in order
/// where both sides have as many of it; where they have not, it cannot be told which belongs to which, and it is not paired by that key.
/// The outcome is the same with the sides exchanged.
/// </summary>
/// <typeparam name="T">What is paired.</typeparam>
internal sealed class Pairing<T>
    where T : class
{
    private readonly IReadOnlyList<T> _a;
    private readonly IReadOnlyList<T> _b;
    private readonly Dictionary<T, T> _ofA = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<T> _takenB = new(ReferenceEqualityComparer.Instance);

    public Pairing(IReadOnlyList<T> a, IReadOnlyList<T> b)
    {
        _a = a;
        _b = b;
    }

    /// <summary>The partner in B; null where there is none.</summary>
    public T? Of(T a) => _ofA.GetValueOrDefault(a);

    public IEnumerable<T> OnlyA => _a.Where(x => !_ofA.ContainsKey(x));

    public IEnumerable<T> OnlyB => _b.Where(x => !_takenB.Contains(x));

    /// <summary>Pairs what is alone still and has the same key.</summary>
    /// <param name="key">Gives the key; null leaves it out.</param>
    /// <param name="fits">Further condition on two with the same key; null for none. It must not care which side is which.</param>
    /// <param name="unique">Whether only what is alone with its key on both sides is paired.</param>
    public Pairing<T> By(Func<T, string?> key, Func<T, T, bool>? fits = null, bool unique = false)
    {
        Dictionary<string, List<T>> inB = Buckets(OnlyB, key);
        foreach ((string name, List<T> inA) in Buckets(OnlyA, key))
        {
            if (!inB.TryGetValue(name, out List<T>? others) || others.Count != inA.Count || (unique && inA.Count > 1))
            {
                continue;
            }

            for (int i = 0; i < inA.Count; i++)
            {
                if (fits is null || fits(inA[i], others[i]))
                {
                    _ofA.Add(inA[i], others[i]);
                    _takenB.Add(others[i]);
                }
            }
        }

        return this;
    }

    /// <summary>Both sides in one order: B's, and what is only in A after what stood before it there.</summary>
    public IEnumerable<(T? A, T? B)> Merged()
    {
        var ofB = new Dictionary<T, T>(ReferenceEqualityComparer.Instance);
        var position = new Dictionary<T, int>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < _a.Count; i++)
        {
            position.Add(_a[i], i);
            if (_ofA.TryGetValue(_a[i], out T? partner))
            {
                ofB.Add(partner, _a[i]);
            }
        }

        int next = 0;
        foreach (T b in _b)
        {
            T? a = ofB.GetValueOrDefault(b);
            if (a is not null)
            {
                for (; next < position[a]; next++)
                {
                    if (!_ofA.ContainsKey(_a[next]))
                    {
                        yield return (_a[next], null);
                    }
                }
            }

            yield return (a, b);
        }

        for (; next < _a.Count; next++)
        {
            if (!_ofA.ContainsKey(_a[next]))
            {
                yield return (_a[next], null);
            }
        }
    }

    private static Dictionary<string, List<T>> Buckets(IEnumerable<T> items, Func<T, string?> key)
    {
        var buckets = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        foreach (T item in items)
        {
            if (key(item) is not { } name)
            {
                continue;
            }

            if (!buckets.TryGetValue(name, out List<T>? bucket))
            {
                buckets.Add(name, bucket = []);
            }

            bucket.Add(item);
        }

        return buckets;
    }
}
