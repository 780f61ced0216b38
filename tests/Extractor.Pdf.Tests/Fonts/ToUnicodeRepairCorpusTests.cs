using System.Globalization;
using System.Text;
using Extractor.Pdf.Fonts;
using Extractor.Pdf.Fonts.CMaps;
using Extractor.Pdf.Objects;
using Extractor.TestSupport;

namespace Extractor.Pdf.Tests.Fonts;

/// <summary>Spoils the ToUnicode maps of published documents in the ways that files in the wild show, and reads them again.</summary>
public class ToUnicodeRepairCorpusTests
{
    /// <summary>Fewer entries than this give too little to tell a shift from chance; such fonts are left as they are.</summary>
    private const int MinEntries = 8;

    [TestCase("zero")]
    [TestCase("private")]
    [TestCase("by point")]
    [TestCase("missing")]
    [TestCase("by entry")]
    public void Load_SpoiledToUnicode_GivesTheTextOfTheSoundMap(string spoiling)
    {
        string? shared = ProjectFolders.Shared;
        Assume.That(shared, Is.Not.Null, "The shared corpus is absent; set EXTRACTOR_SHARED to run this test.");
        int fonts = 0;
        int letters = 0;
        int wrong = 0;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(shared!, "corpus", "real-unlabelled"), "*.pdf"))
        {
            PdfDocument document = PdfDocument.Open(File.ReadAllBytes(file), new PdfReadOptions());
            for (int number = 1; number < 400; number++)
            {
                if (document.Resolve(new PdfReference(number, 0)) is PdfDictionary font && document.GetName(font, "Subtype") == "Type0"
                    && document.GetStream(font, "ToUnicode") is { } sound
                    && Entries(ToUnicodeMap.Parse(document.Decode(sound).Span)) is { Count: >= MinEntries } entries && HasOwnTable(font, document))
                {
                    fonts++;
                    PdfFont spoiled = new FontLoader().Load(With(font, "ToUnicode", new PdfStream(PdfDictionary.Empty, Spoil(entries, spoiling), 0, 0)), document);
                    foreach ((uint code, string text) in entries)
                    {
                        letters++;
                        spoiled.Next([(byte)(code >> 8), (byte)code], out Glyph glyph);
                        wrong += glyph.Text == text ? 0 : 1;
                    }
                }
            }
        }

        Assert.That(fonts, Is.GreaterThan(10));
        TestContext.Out.WriteLine($"{fonts} fonts, {letters} letters, {wrong} wrong");
        Assert.That(wrong, Is.LessThanOrEqualTo(letters / 500), "a few code points share a glyph, nothing else may differ");
    }

    /// <summary>True where the font gives all text without its ToUnicode map.</summary>
    private static bool HasOwnTable(PdfDictionary font, PdfDocument document)
    {
        PdfFont own = new FontLoader().Load(With(font, "ToUnicode", PdfNull.Instance), document);
        foreach ((uint code, _) in Entries(ToUnicodeMap.Parse(document.Decode(document.GetStream(font, "ToUnicode")!).Span)))
        {
            own.Next([(byte)(code >> 8), (byte)code], out Glyph glyph);
            if (!glyph.IsMapped)
            {
                return false;
            }
        }

        return true;
    }

    private static List<(uint Code, string Text)> Entries(ToUnicodeMap map)
    {
        var entries = new List<(uint Code, string Text)>();
        foreach ((uint start, uint end) in map.Ranges)
        {
            for (uint code = start; code <= end && entries.Count < 2000; code++)
            {
                if (GlyphText.Clean(map.Find(code)) is { Length: 1 } text)
                {
                    entries.Add((code, text));
                }
            }
        }

        return entries;
    }

    private static byte[] Spoil(List<(uint Code, string Text)> entries, string how)
    {
        var map = new StringBuilder("begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfchar\n");
        for (int i = 0; i < entries.Count; i++)
        {
            int? target = how switch
            {
                "zero" => 0,
                "private" => 0xE000 + i,
                "by point" => entries[i].Text[0] + 1,
                "by entry" => entries[Math.Min(i + 1, entries.Count - 1)].Text[0],
                _ => i % 3 == 0 ? entries[i].Text[0] : null,
            };
            if (target is { } point)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{entries[i].Code:X4}> <{point:X4}>\n");
            }
        }

        return Encoding.ASCII.GetBytes(map.Append("endbfchar endcmap").ToString());
    }

    private static PdfDictionary With(PdfDictionary dictionary, string key, PdfObject value) => new(new Dictionary<string, PdfObject>(dictionary.Entries) { [key] = value });
}
