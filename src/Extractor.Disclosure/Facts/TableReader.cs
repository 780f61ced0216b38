using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Columns;
using Extractor.Disclosure.Kinds;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Numbers;
using Extractor.Disclosure.Rows;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Facts;

/// <summary>Reads one table: kind, columns, rows, and a fact for every figure.</summary>
internal static class TableReader
{
    public static TableReading Read(Table table, TableContext context)
    {
        string id = "t" + table.Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var warnings = new List<EntryWarning>();
        var grid = new GridView(table);
        ColumnPlan plan = ColumnReader.Read(grid);
        string? title = table.Title ?? plan.InnerTitle;
        string kind = Kind(title, plan, context, id, warnings, table);
        bool performance = TableKinds.IsPerformance(kind);
        MoneyUnit? unit = UnitFinder.OfTable(table);
        bool amounts = !performance && plan.Blocks.Count > 0 && IsAmountTable(kind, unit, plan);
        bool assumed = unit is null && amounts && context.UsualUnit is not null && plan.Columns.All(c => UnitFinder.OfPath(c.Path) is null);
        if (assumed)
        {
            unit = context.UsualUnit;
            warnings.Add(new EntryWarning("amount-unit-assumed", FirstPage(table), $"表 {id}（{title}）没有写明金额单位，按本文件其他表格的“{unit}”读取。"));
        }

        var result = new DisclosureTable
        {
            Id = id,
            Kind = kind,
            Number = table.Number,
            Title = title,
            AmountUnit = table.AmountUnit,
            Pages = table.Pages,
            Columns = [.. plan.Columns.Select(c => new TableColumn(c.Index, c.Path, c.Key, Name(c.Role)) { Number = c.Number, Formula = c.Formula })],
            Grid = table,
        };
        if (!amounts)
        {
            return new TableReading(result, [], [], warnings);
        }

        var facts = new List<Fact>();
        var unresolved = new List<Unresolved>();
        bool hasProjects = kind.EndsWith(".carryOver", StringComparison.Ordinal) || kind.EndsWith("roject", StringComparison.Ordinal);
        for (int b = 0; b < plan.Blocks.Count; b++)
        {
            ColumnBlock block = plan.Blocks[b];
            List<RowInfo> rows = RowReader.Read(grid, plan, block, id, b);
            FillFromOtherBlocks(rows, plan, grid, b, id);
            CodeInference.Fill(rows, block, kind, context.Year);
            RowTree.Build(rows, rows.Any(r => r.CodePrinted), hasProjects && plan.Blocks.Count == 1, block.Stub.Count(c => c.Role == ColumnRole.Name));
            var writer = new FactWriter(grid, context, id, unit, assumed);
            writer.Write(rows, block, facts, unresolved);
        }

        facts.Sort((x, y) => Order(x).CompareTo(Order(y)));
        return new TableReading(result, facts, unresolved, warnings);

        static (int Row, int Column) Order(Fact fact)
        {
            string[] parts = fact.Id.Split('.');
            return (int.Parse(parts[1].AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[2].AsSpan(1), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static string Kind(string? title, ColumnPlan plan, TableContext context, string id, List<EntryWarning> warnings, Table table)
    {
        string? byTitle = TableKinds.ByTitle(title) ?? table.CaptionLines.Select(TableKinds.ByTitle).FirstOrDefault(k => k is not null);
        string? byHeader = HeaderKinds.Find(plan.HeaderTexts, plan);

        // Headers that can belong to one kind only outvote a title that a wrong caption may have given.
        bool strong = byHeader is "threePublic" || (byHeader is not null && TableKinds.IsPerformance(byHeader));
        if (strong && byTitle is not null && byTitle != byHeader && !(TableKinds.IsPerformance(byTitle) && TableKinds.IsPerformance(byHeader!)) && byTitle is not ("operatingFunds" or "procurement" or "generalBasic"))
        {
            warnings.Add(new EntryWarning("table-kind-conflict", FirstPage(table), $"表 {id} 的标题“{title}”与表头不符，按表头归类。"));
            return TableKinds.Qualify(byHeader!, title, context.Kind);
        }

        return TableKinds.Qualify(byTitle ?? byHeader ?? TableKinds.Other, title, context.Kind);
    }

    /// <summary>A table prints amounts where it says so: in its caption or headers, or because its kind always does.</summary>
    private static bool IsAmountTable(string kind, MoneyUnit? unit, ColumnPlan plan)
    {
        if (unit is not null || plan.Columns.Any(c => c.Role == ColumnRole.Amount && UnitFinder.OfPath(c.Path) is not null))
        {
            return true;
        }

        if (kind == TableKinds.Other || kind.EndsWith(".staff", StringComparison.Ordinal))
        {
            return plan.Columns.Any(c => c.Role == ColumnRole.Amount && c.Path.Any(p => p.Contains("金额", StringComparison.Ordinal) || p.EndsWith("预算数", StringComparison.Ordinal) || p.EndsWith("决算数", StringComparison.Ordinal)));
        }

        return true;
    }

    /// <summary>A block without labels of its own takes those of the block before (one stub, amounts on both sides of a remark).</summary>
    private static void FillFromOtherBlocks(List<RowInfo> rows, ColumnPlan plan, GridView grid, int block, string id)
    {
        if (block == 0 || rows.Any(r => r.HasLabel))
        {
            return;
        }

        List<RowInfo> before = RowReader.Read(grid, plan, plan.Blocks[block - 1], id, block - 1);
        for (int i = 0; i < rows.Count && i < before.Count; i++)
        {
            rows[i].Code = before[i].Code;
            rows[i].CodePrinted = before[i].CodePrinted;
            rows[i].Name = before[i].Name;
            rows[i].Labels = before[i].Labels;
        }
    }

    private static int? FirstPage(Table table) => table.Pages.Count > 0 ? table.Pages[0] : null;

    private static string Name(ColumnRole role) => role switch
    {
        ColumnRole.Code => "code",
        ColumnRole.Name => "name",
        ColumnRole.Number => "number",
        ColumnRole.Amount => "amount",
        _ => "text",
    };
}
