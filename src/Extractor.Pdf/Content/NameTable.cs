using System.Text;

namespace Extractor.Pdf.Content;

/// <summary>Names of content streams → strings, each string made once.</summary>
internal sealed class NameTable
{
    private const int MaxNames = 20_000;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public NameTable() => _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Get(ReadOnlySpan<byte> bytes)
    {
        Span<char> chars = stackalloc char[64];
        if (bytes.Length > chars.Length || !Ascii.IsValid(bytes))
        {
            return Decode(bytes);
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            chars[i] = (char)bytes[i];
        }

        chars = chars[..bytes.Length];
        if (!_lookup.TryGetValue(chars, out string? name))
        {
            name = new string(chars);
            if (_names.Count < MaxNames)
            {
                _names.Add(name);
            }
        }

        return name;
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (ArgumentException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
