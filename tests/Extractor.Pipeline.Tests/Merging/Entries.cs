using Extractor.Disclosure.Model;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Pipeline.Tests.Merging;

/// <summary>Small disclosures for tests.</summary>
internal static class Entries
{
    public static DisclosureEntry Entry(string sha, DisclosureKind kind = DisclosureKind.Budget, string? published = null, string file = "x.pdf", string raw = "1.00", params string[] tables) => new()
    {
        Kind = kind,
        Title = "预算公开",
        Published = published,
        Source = new SourceInfo { File = file, Sha256 = sha, PageCount = 1 },
        Tables = [.. tables.Select((t, i) => Table($"t{i + 1}", t))],
        Facts = [new Fact { Id = "t1.r1.c1", Table = "t1", Row = new RowLabel { Name = "合计" }, Column = ["合计"], Unit = "CNY", Raw = raw, Page = 1, Box = new Box(0, 0, 1, 1) }],
    };

    public static UnitYear UnitYear(string unit, DisclosureEntry entry, params string[] aliases) =>
        new() { Unit = new UnitInfo(unit, aliases, null), Year = 2024, Disclosures = [entry] };

    private static DisclosureTable Table(string id, string title) => new()
    {
        Id = id,
        Kind = "other",
        Title = title,
        Pages = [1],
        Columns = [],
        Grid = new Table { Index = 1, Parts = [], RowCount = 0, ColumnCount = 0, HeaderRowCount = 0, Cells = [] },
    };
}
