using System.Globalization;
using Extractor.Disclosure.Audit;
using Extractor.Disclosure.Model;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Disclosure.Tests.Audit;

/// <summary>A made-up table 合计 = 基本支出 + 项目支出 over a tree of codes, for tests that damage it.</summary>
internal static class SmallBudget
{
    private static readonly string[] Columns = ["合计", "基本支出", "项目支出"];

    private static readonly string[] Keys = ["total", "basic", "project"];

    /// <summary>Rows in print order: the code (empty for the total), the code above, and the figures; null for a blank cell.</summary>
    public static readonly IReadOnlyList<(string Code, string? Above, string?[] Figures)> Sound =
    [
        ("", null, ["196.35", "121.40", "74.95"]),
        ("208", "", ["66.13", "57.10", "9.03"]),
        ("20805", "208", ["66.13", "57.10", "9.03"]),
        ("2080505", "20805", ["41.22", "41.22", null]),
        ("2080506", "20805", ["24.91", "15.88", "9.03"]),
        ("211", "", ["130.22", "64.30", "65.92"]),
        ("21101", "211", ["72.84", "45.17", "27.67"]),
        ("2110101", "21101", ["45.17", "45.17", null]),
        ("2110199", "21101", ["27.67", null, "27.67"]),
        ("21111", "211", ["57.38", "19.13", "38.25"]),
        ("2111101", "21111", ["31.13", "19.13", "12.00"]),
        ("2111103", "21111", ["26.25", null, "26.25"]),
    ];

    /// <summary>Id of the figure of a code in a column from 0.</summary>
    public static string Id(string code, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"t1.r{Sound.ToList().FindIndex(r => r.Code == code) + 1}.c{column + 1}");

    public static UnitYear Build(IReadOnlyList<(string Code, string? Above, string?[] Figures)>? rows = null, double confidence = 1, params string[] doubtful) =>
        Build(rows ?? Sound, confidence, TableMethod.Lattice, doubtful);

    public static UnitYear Build(IReadOnlyList<(string Code, string? Above, string?[] Figures)> rows, double confidence, TableMethod method, params string[] doubtful)
    {
        List<Fact> facts = [];
        List<Cell> cells = [];
        for (int r = 0; r < rows.Count; r++)
        {
            (string code, string? above, string?[] figures) = rows[r];
            int parent = above is null ? -1 : rows.ToList().FindIndex(x => x.Code == above);
            cells.Add(new Cell(r + 1, 0, 1, 1, code + "科目", 1, default));
            for (int c = 0; c < Columns.Length; c++)
            {
                string id = string.Create(CultureInfo.InvariantCulture, $"t1.r{r + 1}.c{c + 1}");
                string raw = figures[c] ?? "";
                bool doubt = Array.IndexOf(doubtful, id) >= 0;
                cells.Add(new Cell(r + 1, c + 1, 1, 1, raw, 1, default) { IsDoubtful = doubt });
                facts.Add(new Fact
                {
                    Id = id,
                    Table = "t1",
                    Row = new RowLabel
                    {
                        Code = code.Length == 0 ? null : code,
                        Name = code.Length == 0 ? "合计" : code + "科目",
                        Parent = parent < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"t1.r{parent + 1}"),
                        Role = code.Length == 0 ? "total" : code.Length == 7 ? "leaf" : "rollup",
                    },
                    Column = [Columns[c]],
                    ColumnKey = Keys[c],
                    Value = raw.Length == 0 ? null : decimal.Parse(raw, NumberStyles.Number, CultureInfo.InvariantCulture) * 10_000,
                    Unit = "CNY",
                    Raw = raw,
                    Page = 1,
                    Box = new Box(0, 0, 1, 1),
                    IsDoubtful = doubt,
                });
            }
        }

        var table = new DisclosureTable
        {
            Id = "t1",
            Kind = "budget.general",
            Title = "一般公共预算支出情况表",
            AmountUnit = "万元",
            Pages = [1],
            Columns = [new TableColumn(0, ["功能分类"], null, "name"), .. Columns.Select((c, i) => new TableColumn(i + 1, [c], Keys[i], "amount"))],
            Grid = new Table { Index = 1, Parts = [], RowCount = rows.Count + 1, ColumnCount = 4, HeaderRowCount = 1, Cells = cells, Confidence = confidence, Method = method },
        };
        return new UnitYear
        {
            Unit = new UnitInfo("某某局", [], null),
            Year = 2024,
            Disclosures =
            [
                new DisclosureEntry
                {
                    Kind = DisclosureKind.Budget,
                    Title = "某某局2024年单位预算公开",
                    Source = new SourceInfo { File = "x.pdf", Sha256 = "0", PageCount = 1 },
                    Tables = [table],
                    Facts = facts,
                },
            ],
        };
    }

    /// <summary>The rows with some figures changed; null empties a cell.</summary>
    public static IReadOnlyList<(string Code, string? Above, string?[] Figures)> With(params (string Code, int Column, string? Raw)[] changes)
    {
        List<(string Code, string? Above, string?[] Figures)> rows = [.. Sound.Select(r => (r.Code, r.Above, (string?[])r.Figures.Clone()))];
        foreach ((string code, int column, string? raw) in changes)
        {
            rows[rows.FindIndex(r => r.Code == code)].Figures[column] = raw;
        }

        return rows;
    }

    public static IReadOnlyList<Finding> Findings(UnitYear document) =>
        [.. Auditor.Audit(document).Audited.Disclosures[0].Findings.Where(f => f.Severity != "info")];
}
