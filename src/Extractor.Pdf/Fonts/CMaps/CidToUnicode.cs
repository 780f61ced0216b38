using System.Collections.Concurrent;
using System.Text;
using Extractor.Pdf.Fonts.Encodings;

namespace Extractor.Pdf.Fonts.CMaps;

/// <summary>CID → text for Adobe's character collections GB1, CNS1, Japan1 and Korea1.</summary>
internal sealed class CidToUnicode
{
    private static readonly ConcurrentDictionary<string, CidToUnicode> Loaded = new(StringComparer.Ordinal);

    private readonly string _texts;
    private readonly int[] _starts;

    private CidToUnicode(string texts)
    {
        _texts = texts;
        var starts = new List<int>(32_000) { 0 };
        for (int i = 0; i < texts.Length; i++)
        {
            if (texts[i] == '\0')
            {
                starts.Add(i + 1);
            }
        }

        _starts = [.. starts];
    }

    /// <summary>The table of an ordering such as <c>GB1</c>, or null where there is none.</summary>
    public static CidToUnicode? Find(string ordering)
    {
        if (ordering is not ("GB1" or "CNS1" or "Japan1" or "Korea1"))
        {
            return null;
        }

        return Loaded.GetOrAdd(ordering, static key =>
            new CidToUnicode(Encoding.UTF8.GetString(FontResources.Inflate($"CMaps.Adobe-{key}.unicode") ?? [])));
    }

    /// <summary>The text of a CID, or null where it has none.</summary>
    public string? Text(int cid)
    {
        if (cid < 0 || cid >= _starts.Length - 1)
        {
            return null;
        }

        int start = _starts[cid];
        int length = _starts[cid + 1] - 1 - start;
        return length == 0 ? null : _texts.Substring(start, length);
    }
}
