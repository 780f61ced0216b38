using System.Text.Json;
using Extractor.Layout;
using Extractor.Layout.Tables;
using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Disclosure.Tests.Support;

/// <summary>The truth of the shared corpus as layouts, so that meaning is tested apart from reading.</summary>
internal static class Corpus
{
    public static readonly string[] Documents =
    [
        "dev/000_kzls_budget2024", "dev/001_cj_final2024", "dev/002_xj_budget2024", "dev/003_bz_target2022", "dev/004_cjjk_budget2023",
        "real/js-gaoyuan-2019b", "real/js-zhengxie-2018b", "real/pt-caizheng-2024f",
    ];

    public static IEnumerable<string> WithUnit => Documents.Where(d => !d.StartsWith("real/js-", StringComparison.Ordinal));

    /// <summary>The shared folder, or null where it is absent.</summary>
    public static string? Shared
    {
        get
        {
            string? given = Environment.GetEnvironmentVariable("EXTRACTOR_SHARED");
            if (given is { Length: > 0 } && Directory.Exists(given))
            {
                return given;
            }

            for (DirectoryInfo? at = new(TestContext.CurrentContext.TestDirectory); at is not null; at = at.Parent)
            {
                string candidate = Path.Combine(at.FullName, "shared");
                if (Directory.Exists(Path.Combine(candidate, "corpus")))
                {
                    return candidate;
                }
            }

            return null;
        }
    }

    public static string Require()
    {
        string? shared = Shared;
        Assume.That(shared, Is.Not.Null, "The shared corpus is absent; set EXTRACTOR_SHARED to run this test.");
        return shared!;
    }

    public static JsonElement Truth(string document)
    {
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Require(), "corpus", document, "truth.json")));
        return truth.RootElement.Clone();
    }

    public static DocumentLayout Layout(string document)
    {
        JsonElement truth = Truth(document);
        var tables = new List<Table>();
        int index = 0;
        foreach (JsonElement table in truth.GetProperty("tables").EnumerateArray())
        {
            tables.Add(Table(table, ++index));
        }

        var blocks = new List<Block>();
        foreach (JsonElement section in truth.GetProperty("sections").EnumerateArray())
        {
            AddSection(section, blocks);
        }

        foreach (Table table in tables)
        {
            blocks.Add(new TableBlock(table.Pages[0], default, table.Index));
        }

        return new DocumentLayout { PageCount = 200, Info = new PdfDocumentInfo(), Tables = tables, Blocks = blocks, PageSizes = [] };
    }

    private static void AddSection(JsonElement section, List<Block> blocks)
    {
        int page = section.TryGetProperty("page", out JsonElement p) ? p.GetInt32() : blocks.Count == 0 ? 1 : 2;
        int level = section.GetProperty("level").GetInt32();
        string title = section.GetProperty("title").GetString() ?? string.Empty;
        bool contents = title.Replace(" ", string.Empty, StringComparison.Ordinal) == "目录";
        if (title.Length > 0 && level > 0)
        {
            blocks.Add(new HeadingBlock(page, default, level, null, title, title, contents));
        }

        if (section.TryGetProperty("paragraphs", out JsonElement paragraphs))
        {
            foreach (JsonElement paragraph in paragraphs.EnumerateArray())
            {
                string text = paragraph.GetString() ?? string.Empty;
                blocks.Add(contents || level == 0 ? new HeadingBlock(page, default, 1, null, text, text, contents) : new ParagraphBlock(page, default, text, []));
            }
        }
    }

    private static Table Table(JsonElement table, int index)
    {
        var cells = new List<Cell>();
        foreach (JsonElement cell in table.GetProperty("cells").EnumerateArray())
        {
            int row = cell.GetProperty("r").GetInt32();
            int column = cell.GetProperty("c").GetInt32();
            cells.Add(new Cell(row, column, cell.GetProperty("rs").GetInt32(), cell.GetProperty("cs").GetInt32(), cell.GetProperty("text").GetString() ?? string.Empty,
                index + 2, new Box(column * 50, row * 20, (column * 50) + 50, (row * 20) + 20)));
        }

        var captions = new List<string>();
        if (table.TryGetProperty("unit", out JsonElement unit) && unit.ValueKind == JsonValueKind.String && unit.GetString() is { Length: > 0 } name)
        {
            captions.Add("编制部门：" + name);
        }

        if (table.TryGetProperty("subtitle", out JsonElement subtitle) && subtitle.ValueKind == JsonValueKind.String && subtitle.GetString() is { Length: > 0 } line)
        {
            captions.Add(line);
        }

        return new Table
        {
            Index = index,
            Number = Text(table, "number"),
            Title = Text(table, "title"),
            AmountUnit = Text(table, "amount_unit"),
            CaptionLines = captions,
            Parts = [new TablePart(index + 2, default)],
            RowCount = table.GetProperty("n_rows").GetInt32(),
            ColumnCount = table.GetProperty("n_cols").GetInt32(),
            HeaderRowCount = table.GetProperty("header_rows").GetInt32(),
            Cells = [.. cells.OrderBy(c => c.Row).ThenBy(c => c.Column)],
        };
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
