using System.Globalization;
using Extractor.Disclosure.Model;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Bench;

/// <summary>
/// A department budget of own making in which everything adds up but one figure: classes, sections and items over 合计 = 基本 + 项目,
/// the same in every table, 36 rows a table.
/// </summary>
internal static class MadeUpDisclosure
{
    private static readonly string[] Kinds = ["budget.income", "budget.expenditure", "budget.general", "budget.generalBasic", "budget.generalProject", "budget.project"];

    public static UnitYear Build(int tables, int seed)
    {
        var random = new Random(seed);
        List<DisclosureTable> all = [];
        List<Fact> facts = [];
        List<Statement> statements = [];
        List<(string Code, string? Parent, decimal[] Figures)> rows = Rows(random);
        for (int t = 1; t <= tables; t++)
        {
            Add(t, rows, all, facts);
            if (t % 10 == 0)
            {
                rows = Rows(random);
            }
        }

        for (int i = 0; i < 150; i++)
        {
            (string code, _, decimal[] figures) = rows[i % rows.Count];
            statements.Add(new Statement
            {
                Id = "s" + (i + 1).ToString(CultureInfo.InvariantCulture),
                Section = ["三、" + (i / 20).ToString(CultureInfo.InvariantCulture)],
                Label = "支出" + code,
                Amount = figures[0] * 10_000,
                Raw = figures[0].ToString("0.00", CultureInfo.InvariantCulture) + "万元",
                Sentence = $"支出{code}{figures[0].ToString("0.00", CultureInfo.InvariantCulture)}万元。",
                Page = 1,
            });
        }

        // One wrong figure, so that the search for culprits has work.
        int wrong = facts.FindIndex(f => f.Value > 0 && f.Row.Role == "leaf");
        facts[wrong] = facts[wrong] with { Value = facts[wrong].Value + 90_000, Raw = ((facts[wrong].Value!.Value + 90_000) / 10_000).ToString("0.00", CultureInfo.InvariantCulture) };
        return new UnitYear
        {
            Unit = new UnitInfo("某某厅", [], null),
            Year = 2024,
            Disclosures =
            [
                new DisclosureEntry
                {
                    Kind = DisclosureKind.Budget,
                    Title = "某某厅2024年部门预算公开",
                    Source = new SourceInfo { File = "made-up.pdf", Sha256 = "0", PageCount = tables },
                    Tables = all,
                    Facts = facts,
                    Statements = statements,
                },
            ],
        };
    }

    /// <summary>Rows with their code, parent's code and figures: total, basic, project (in 万元).</summary>
    private static List<(string Code, string? Parent, decimal[] Figures)> Rows(Random random)
    {
        List<(string, string?, decimal[])> rows = [("", null, new decimal[3])];
        foreach (string @class in (string[])["201", "208", "210", "211", "221"])
        {
            int classAt = rows.Count;
            rows.Add((@class, "", new decimal[3]));
            for (int s = 1; s <= 2; s++)
            {
                string section = string.Create(CultureInfo.InvariantCulture, $"{@class}{s:00}");
                int sectionAt = rows.Count;
                rows.Add((section, @class, new decimal[3]));
                for (int i = 1; i <= 2; i++)
                {
                    decimal basic = random.Next(1, 1_000_000) / 100m;
                    decimal project = random.Next(4) == 0 ? 0 : random.Next(1, 1_000_000) / 100m;
                    decimal[] figures = [basic + project, basic, project];
                    rows.Add((string.Create(CultureInfo.InvariantCulture, $"{section}{i:00}"), section, figures));
                    foreach (int above in (int[])[sectionAt, classAt, 0])
                    {
                        for (int c = 0; c < 3; c++)
                        {
                            rows[above].Item3[c] += figures[c];
                        }
                    }
                }
            }
        }

        return rows;
    }

    private static void Add(int number, List<(string Code, string? Parent, decimal[] Figures)> rows, List<DisclosureTable> tables, List<Fact> facts)
    {
        string id = "t" + number.ToString(CultureInfo.InvariantCulture);
        string[] columns = ["合计", "基本支出", "项目支出"];
        string[] keys = ["total", "basic", "project"];
        List<Cell> cells = [];
        var rowOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int r = 0; r < rows.Count; r++)
        {
            (string code, string? parent, decimal[] figures) = rows[r];
            rowOf[code] = r + 1;
            cells.Add(new Cell(r + 1, 0, 1, 1, code + "支出", number, default));
            for (int c = 0; c < 3; c++)
            {
                string raw = figures[c] == 0 ? "" : figures[c].ToString("N2", CultureInfo.InvariantCulture);
                cells.Add(new Cell(r + 1, c + 1, 1, 1, raw, number, default));
                facts.Add(new Fact
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"{id}.r{r + 1}.c{c + 1}"),
                    Table = id,
                    Row = new RowLabel
                    {
                        Code = code.Length == 0 ? null : code,
                        Name = code.Length == 0 ? "合计" : code + "支出",
                        Parent = parent is null ? null : string.Create(CultureInfo.InvariantCulture, $"{id}.r{rowOf[parent]}"),
                        Role = parent is null ? "total" : code.Length == 7 ? "leaf" : "rollup",
                    },
                    Column = [columns[c]],
                    ColumnKey = keys[c],
                    Value = figures[c] == 0 ? null : figures[c] * 10_000,
                    Unit = "CNY",
                    Raw = raw,
                    Page = number,
                    Box = new Box(0, 0, 1, 1),
                });
            }
        }

        tables.Add(new DisclosureTable
        {
            Id = id,
            Kind = Kinds[number % Kinds.Length],
            Title = "表" + number.ToString(CultureInfo.InvariantCulture),
            AmountUnit = "万元",
            Pages = [number],
            Columns = [new TableColumn(0, ["功能分类"], null, "name"), .. columns.Select((c, i) => new TableColumn(i + 1, [c], keys[i], "amount"))],
            Grid = new Table { Index = number, Parts = [], RowCount = rows.Count + 1, ColumnCount = 4, HeaderRowCount = 1, Cells = cells },
        });
    }
}
