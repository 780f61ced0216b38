using System.Globalization;
using System.Text.Json;

namespace Extractor.Crawl.Configuration;

/// <summary>
/// A JSON object of the configuration, read strictly: every key that is asked for is known, every other one is a problem.
/// Problems are gathered, not thrown, so that one run of the program names them all.
/// </summary>
/// <remarks>Call <see cref="Finish"/> after the last key. Not thread safe.</remarks>
public sealed class ConfigObject
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];
    private readonly List<string> _problems;

    /// <param name="path">Where the object stands: <c>sources[0]</c>; empty for the root.</param>
    /// <param name="element">Anything; what is no object is a problem.</param>
    /// <param name="problems">Takes the problems of this object and those below it.</param>
    public ConfigObject(string path, JsonElement element, List<string> problems)
    {
        Path = path;
        _problems = problems;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Problem(path.Length == 0 ? "the file" : path, element, "an object { … }");
            return;
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!_values.TryAdd(property.Name, property.Value))
            {
                problems.Add($"{Name(property.Name)}: stands twice; keep one of them");
            }
        }
    }

    public string Path { get; }

    public bool Has(string key) => _values.ContainsKey(key);

    public string? OptionalString(string key, string? fallback = null) => TryTake(key, out JsonElement value) ? Text(key, value) ?? fallback : fallback;

    /// <summary>A text that must be there and not be blank; null after a problem.</summary>
    public string? RequiredString(string key)
    {
        if (!TryTake(key, out JsonElement value))
        {
            _problems.Add($"{Name(key)}: is missing; a text is needed");
            return null;
        }

        return Text(key, value);
    }

    public bool OptionalBoolean(string key, bool fallback)
    {
        if (!TryTake(key, out JsonElement value))
        {
            return fallback;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Problem(Name(key), value, "true or false");
        return fallback;
    }

    public int OptionalInteger(string key, int fallback, int least, int most) =>
        (int)OptionalNumber(key, fallback, least, most, whole: true);

    /// <summary>A number within bounds.</summary>
    public decimal OptionalNumber(string key, decimal fallback, decimal least, decimal most, bool whole = false)
    {
        if (!TryTake(key, out JsonElement value))
        {
            return fallback;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number) && number >= least && number <= most
            && (!whole || decimal.Truncate(number) == number))
        {
            return number;
        }

        Problem(Name(key), value, string.Create(CultureInfo.InvariantCulture, $"a {(whole ? "whole " : "")}number from {least} to {most}"));
        return fallback;
    }

    /// <summary>One of the given words.</summary>
    public string? OptionalChoice(string key, string? fallback, IReadOnlyList<string> allowed)
    {
        if (!TryTake(key, out JsonElement value))
        {
            return fallback;
        }

        if (value.ValueKind == JsonValueKind.String && allowed.Contains(value.GetString()!))
        {
            return value.GetString();
        }

        Problem(Name(key), value, "one of " + string.Join(", ", allowed));
        return fallback;
    }

    public IReadOnlyList<string> OptionalStrings(string key, IReadOnlyList<string> fallback)
    {
        if (!TryTake(key, out JsonElement value))
        {
            return fallback;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Problem(Name(key), value, "a list of texts [\"…\"]");
            return fallback;
        }

        var texts = new List<string>();
        int index = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            string? text = Text(string.Create(CultureInfo.InvariantCulture, $"{key}[{index++}]"), item);
            if (text is not null)
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    /// <summary>An object below this one; null where it is not there.</summary>
    public ConfigObject? OptionalObject(string key) => TryTake(key, out JsonElement value) ? new ConfigObject(Name(key), value, _problems) : null;

    /// <summary>A list of objects below this one; empty where it is not there.</summary>
    public IReadOnlyList<ConfigObject> OptionalObjects(string key)
    {
        if (!TryTake(key, out JsonElement value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Problem(Name(key), value, "a list of objects [{ … }]");
            return [];
        }

        return [.. value.EnumerateArray().Select((item, index) =>
            new ConfigObject(string.Create(CultureInfo.InvariantCulture, $"{Name(key)}[{index}]"), item, _problems))];
    }

    /// <summary>Adds a problem of a known key in the words of the caller.</summary>
    public void Problem(string key, string message) => _problems.Add($"{Name(key)}: {message}");

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void Finish()
    {
        foreach (string key in _values.Keys.Where(k => !_known.Contains(k)))
        {
            string? close = _known.FirstOrDefault(k => Distance(k, key) <= 2);
            string hint = close is null ? "" : $" (did you mean {close}?)";
            _problems.Add($"{Name(key)}: unknown key{hint}; allowed here: {string.Join(", ", _known)}");
        }
    }

    private bool TryTake(string key, out JsonElement value)
    {
        _known.Add(key);
        return _values.TryGetValue(key, out value);
    }

    private string? Text(string key, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()))
        {
            return value.GetString();
        }

        Problem(Name(key), value, "a text that is not blank");
        return null;
    }

    private void Problem(string name, JsonElement found, string allowed)
    {
        string raw = found.GetRawText();
        _problems.Add($"{name}: found {(raw.Length > 60 ? raw[..60] + "…" : raw)}, allowed is {allowed}");
    }

    private string Name(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    /// <summary>Levenshtein distance of two short keys.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2 || a.Length > 40)
        {
            return 3;
        }

        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost));
            }
        }

        return row[b.Length];
    }
}
