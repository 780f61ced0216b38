using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Extractor.TestSupport;

/// <summary>
/// Makes small PDFs in memory for tests. Objects are given as PDF source text; the simplest use is
/// <c>new PdfBuilder().AddPage("BT /F1 12 Tf 72 700 Td (Hello) Tj ET").Build()</c>.
/// </summary>
public sealed class PdfBuilder
{
    private readonly SortedDictionary<int, byte[]> _objects = [];
    private readonly Dictionary<int, bool> _isStream = [];
    private readonly List<int> _pages = [];
    private int _next = 3;

    /// <summary>The catalog's object number.</summary>
    public const int CatalogNumber = 1;

    /// <summary>The page tree root's object number.</summary>
    public const int PagesNumber = 2;

    /// <summary>Header version, default 1.7.</summary>
    public string Version { get; init; } = "1.7";

    /// <summary>True to compress the streams given to <see cref="AddStream(string, ReadOnlySpan{byte}, bool?)"/> unless told otherwise.</summary>
    public bool Compress { get; init; }

    /// <summary>Further entries of the catalog, as source.</summary>
    public string CatalogExtra { get; set; } = "";

    /// <summary>Further entries of the page tree's root, as source.</summary>
    public string PagesExtra { get; set; } = "";

    /// <summary>Further entries of the trailer, as source, e.g. <c>/Info 7 0 R</c>.</summary>
    public string TrailerExtra { get; set; } = "";

    /// <summary>Object numbers of the pages, in order.</summary>
    public IReadOnlyList<int> Pages => _pages;

    /// <summary>Reserves an object number, to be filled by <see cref="Set"/>.</summary>
    public int Reserve() => _next++;

    /// <summary>Adds an object.</summary>
    /// <returns>Its number.</returns>
    public int Add(string source)
    {
        int number = _next++;
        Set(number, source);
        return number;
    }

    /// <summary>Sets an object's source.</summary>
    public PdfBuilder Set(int number, string source) => SetBytes(number, Encoding.Latin1.GetBytes(source), isStream: false);

    /// <summary>Adds a stream.</summary>
    /// <param name="dictionary">Entries besides /Length, e.g. <c>/Type /XObject /Subtype /Form</c>; a /Filter given here means that the data are already filtered.</param>
    /// <param name="data">The data.</param>
    /// <param name="compress">Whether to apply Flate; default <see cref="Compress"/>.</param>
    /// <returns>Its number.</returns>
    public int AddStream(string dictionary, ReadOnlySpan<byte> data, bool? compress = null)
    {
        int number = _next++;
        SetStream(number, dictionary, data, compress);
        return number;
    }

    /// <inheritdoc cref="AddStream(string, ReadOnlySpan{byte}, bool?)"/>
    public int AddStream(string dictionary, string data, bool? compress = null) => AddStream(dictionary, Encoding.Latin1.GetBytes(data), compress);

    /// <summary>Sets a stream with a reserved number.</summary>
    public PdfBuilder SetStream(int number, string dictionary, ReadOnlySpan<byte> data, bool? compress = null)
    {
        byte[] body = data.ToArray();
        if (compress ?? Compress)
        {
            body = Deflate(body);
            dictionary += " /Filter /FlateDecode";
        }

        using var output = new MemoryStream();
        Write(output, string.Create(CultureInfo.InvariantCulture, $"<< {dictionary} /Length {body.Length} >>\nstream\n"));
        output.Write(body);
        Write(output, "\nendstream");
        return SetBytes(number, output.ToArray(), isStream: true);
    }

    /// <summary>Adds a page with a content stream.</summary>
    /// <param name="content">Operators.</param>
    /// <param name="resources">Entries of the resource dictionary; default /F1 as Helvetica.</param>
    /// <param name="mediaBox">Four numbers; default A4.</param>
    /// <param name="extra">Further entries of the page, e.g. <c>/Rotate 90</c>.</param>
    public PdfBuilder AddPage(string content, string? resources = null, string mediaBox = "0 0 595 842", string extra = "")
    {
        int contents = AddStream("", content);
        resources ??= "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>";
        return AddPageObject($"/MediaBox [{mediaBox}] /Contents {contents} 0 R /Resources << {resources} >> {extra}");
    }

    /// <summary>Adds a page from its entries besides /Type and /Parent.</summary>
    public PdfBuilder AddPageObject(string entries)
    {
        _pages.Add(Add($"<< /Type /Page /Parent {PagesNumber} 0 R {entries} >>"));
        return this;
    }

    /// <summary>Writes the file.</summary>
    /// <param name="form">How objects and cross-reference are written.</param>
    public byte[] Build(PdfForm form = PdfForm.Table)
    {
        var all = new SortedDictionary<int, byte[]>(_objects);
        all.TryAdd(CatalogNumber, Latin1($"<< /Type /Catalog /Pages {PagesNumber} 0 R {CatalogExtra} >>"));
        string kids = string.Join(' ', _pages.Select(p => $"{p} 0 R"));
        all.TryAdd(PagesNumber, Latin1($"<< /Type /Pages /Kids [{kids}] /Count {_pages.Count} {PagesExtra} >>"));
        return form == PdfForm.Table ? WithTable(all) : WithStream(all, objectStreams: form == PdfForm.ObjectStreams);
    }

    /// <summary>zlib data.</summary>
    public static byte[] Deflate(ReadOnlySpan<byte> data, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, level, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return output.ToArray();
    }

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    private static void Write(Stream output, string text) => output.Write(Latin1(text));

    private PdfBuilder SetBytes(int number, byte[] source, bool isStream)
    {
        _next = Math.Max(_next, number + 1);
        _objects[number] = source;
        _isStream[number] = isStream;
        return this;
    }

    private Dictionary<int, int> WriteBody(MemoryStream output, IEnumerable<KeyValuePair<int, byte[]>> objects)
    {
        var offsets = new Dictionary<int, int>();
        foreach ((int number, byte[] source) in objects)
        {
            offsets[number] = (int)output.Length;
            Write(output, $"{number} 0 obj\n");
            output.Write(source);
            Write(output, "\nendobj\n");
        }

        return offsets;
    }

    private MemoryStream Start()
    {
        var output = new MemoryStream();
        Write(output, $"%PDF-{Version}\n%\u00E2\u00E3\u00CF\u00D3\n");
        return output;
    }

    private byte[] WithTable(SortedDictionary<int, byte[]> objects)
    {
        using MemoryStream output = Start();
        Dictionary<int, int> offsets = WriteBody(output, objects);
        int xref = (int)output.Length;
        int size = objects.Keys.Max() + 1;
        Write(output, $"xref\n0 {size}\n0000000000 65535 f \n");
        for (int n = 1; n < size; n++)
        {
            Write(output, offsets.TryGetValue(n, out int offset) ? $"{offset:D10} 00000 n \n" : "0000000000 00000 f \n");
        }

        Write(output, $"trailer\n<< /Size {size} /Root {CatalogNumber} 0 R {TrailerExtra} >>\nstartxref\n{xref}\n%%EOF\n");
        return output.ToArray();
    }

    private byte[] WithStream(SortedDictionary<int, byte[]> objects, bool objectStreams)
    {
        using MemoryStream output = Start();
        int next = objects.Keys.Max() + 1;
        var packed = new List<int>();
        int container = 0;
        if (objectStreams)
        {
            packed = objects.Keys.Where(n => !_isStream.GetValueOrDefault(n)).ToList();
            container = next++;
            objects[container] = PackObjects(objects, packed);
        }

        Dictionary<int, int> offsets = WriteBody(output, objects.Where(o => !packed.Contains(o.Key)));
        int self = next++;
        int xref = (int)output.Length;
        offsets[self] = xref;
        using var rows = new MemoryStream();
        for (int n = 0; n < next; n++)
        {
            int index = packed.IndexOf(n);
            (int type, int second, int third) = index >= 0 ? (2, container, index) : offsets.TryGetValue(n, out int offset) ? (1, offset, 0) : (0, 0, 65535);
            rows.Write([(byte)type, (byte)(second >> 24), (byte)(second >> 16), (byte)(second >> 8), (byte)second, (byte)(third >> 8), (byte)third]);
        }

        byte[] data = Deflate(rows.ToArray());
        Write(output, $"{self} 0 obj\n<< /Type /XRef /Size {next} /W [1 4 2] /Root {CatalogNumber} 0 R /Filter /FlateDecode /Length {data.Length} {TrailerExtra} >>\nstream\n");
        output.Write(data);
        Write(output, $"\nendstream\nendobj\nstartxref\n{xref}\n%%EOF\n");
        return output.ToArray();
    }

    private static byte[] PackObjects(SortedDictionary<int, byte[]> objects, List<int> packed)
    {
        using var bodies = new MemoryStream();
        var contents = new StringBuilder();
        foreach (int number in packed)
        {
            contents.Append(CultureInfo.InvariantCulture, $"{number} {bodies.Length} ");
            bodies.Write(objects[number]);
            bodies.WriteByte((byte)'\n');
        }

        byte[] head = Latin1(contents.ToString());
        byte[] data = Deflate([.. head, .. bodies.ToArray()]);
        using var output = new MemoryStream();
        Write(output, $"<< /Type /ObjStm /N {packed.Count} /First {head.Length} /Filter /FlateDecode /Length {data.Length} >>\nstream\n");
        output.Write(data);
        Write(output, "\nendstream");
        return output.ToArray();
    }
}
