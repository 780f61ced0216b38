using System.Globalization;
using System.Text;
using System.Text.Json;
using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tests;

/// <summary>Headings and paragraphs of the shared corpus against its truth (tests/score_sections.py prints the same in detail).</summary>
public sealed class SectionCorpusTests
{
    private static readonly string[] _documents =
    [
        "dev/000_kzls_budget2024/A_word", "dev/000_kzls_budget2024/C_chromium", "dev/000_kzls_budget2024/E_drawn", "dev/001_cj_final2024/A_word",
        "dev/001_cj_final2024/C_chromium", "dev/004_cjjk_budget2023/A_word", "dev/004_cjjk_budget2023/C_chromium", "dev/004_cjjk_budget2023/E_drawn",
        "real/js-gaoyuan-2019b/document", "real/js-zhengxie-2018b/document", "real/pt-caizheng-2024f/document",
    ];

    [TestCaseSource(nameof(_documents))]
    public void Analyze_CorpusDocument_FindsHeadingsAndParagraphs(string path)
    {
        DocumentLayout layout = Read(Corpus.Require(path + ".pdf"));
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllBytes(Corpus.Require(Path.GetDirectoryName(path) + "/truth.json")));
        if (!truth.RootElement.TryGetProperty("sections", out JsonElement sections) || sections.ValueKind != JsonValueKind.Array)
        {
            sections = JsonDocument.Parse("[]").RootElement;
        }

        var headings = new Dictionary<string, int>();
        var paragraphs = new List<string>();
        foreach (JsonElement section in sections.EnumerateArray())
        {
            string title = Plain(section.GetProperty("title").GetString()!);
            int level = section.GetProperty("level").GetInt32();
            if (level == 0 || title == "目录")
            {
                continue;
            }

            headings[title] = level;
            if (section.TryGetProperty("paragraphs", out JsonElement list))
            {
                paragraphs.AddRange(list.EnumerateArray().Select(p => Plain(p.GetString()!)));
            }
        }

        var optional = truth.RootElement.TryGetProperty("sections_optional", out JsonElement neutral)
            ? neutral.EnumerateArray().Select(s => Plain(s.GetProperty("title").GetString()!)).ToHashSet() : [];
        var found = layout.Blocks.OfType<HeadingBlock>().Where(h => !h.IsContents).ToList();
        int right = found.Count(h => headings.TryGetValue(Plain(h.Text), out int level) && level == h.Level);
        int wrong = found.Count(h => !headings.ContainsKey(Plain(h.Text)) && !optional.Contains(Plain(h.Text)));
        Assert.That(found.Select(h => Plain(h.Text)).Distinct().Count(headings.ContainsKey), Is.GreaterThanOrEqualTo(0.99 * headings.Count));
        Assert.That(wrong, Is.LessThanOrEqualTo(0.01 * Math.Max(1, headings.Count)));
        Assert.That(right, Is.GreaterThanOrEqualTo(0.99 * headings.Count));
        var texts = layout.Blocks.OfType<ParagraphBlock>().Select(p => Plain(p.Text)).ToHashSet();
        Assert.That(paragraphs.Count(p => p.Length > 0 && !texts.Contains(p)), Is.LessThanOrEqualTo(0.02 * paragraphs.Count));
    }

    [TestCase("dev/000_kzls_budget2024/A_word")]
    [TestCase("real/js-gaoyuan-2019b/document")]
    public void Analyze_CorpusDocument_SpansLieOnTheirLines(string path)
    {
        DocumentLayout layout = Read(Corpus.Require(path + ".pdf"));
        foreach (ParagraphBlock paragraph in layout.Blocks.OfType<ParagraphBlock>())
        {
            int at = 0;
            foreach (TextSpan span in paragraph.Parts)
            {
                Assert.That(span.Start, Is.GreaterThanOrEqualTo(at));
                Assert.That(string.IsNullOrWhiteSpace(paragraph.Text[at..span.Start]), "only blanks stand between spans");
                at = span.Start + span.Length;
            }

            Assert.That(at, Is.EqualTo(paragraph.Text.Length));
        }
    }

    private static DocumentLayout Read(string file)
    {
        using IPdfDocument document = new PdfReader().Open(File.ReadAllBytes(file));
        return DocumentAnalyzer.Analyze(document);
    }

    /// <summary>The scorer's comparison: full-width ASCII as ASCII, blanks gone.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in TextJoiner.Normalize(text))
        {
            if (!CharKind.IsBlank(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                plain.Append(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c);
            }
        }

        return plain.ToString();
    }
}
