using Extractor.Disclosure.Model;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Disclosure.Tests.Comparison;

/// <summary>Disclosures written down in a few words.</summary>
internal static class Sketch
{
    /// <summary>A file with one disclosure of these tables.</summary>
    public static UnitYear File(int year, DisclosureKind kind, params TableSketch[] tables) => File(year, kind, [], [], tables);

    public static UnitYear File(int year, DisclosureKind kind, Statement[] statements, Project[] projects, params TableSketch[] tables) => new()
    {
        Unit = new UnitInfo("某市某局", [], null),
        Year = year,
        Disclosures =
        [
            new DisclosureEntry
            {
                Kind = kind,
                Title = $"某市某局{year}年公开",
                Source = new SourceInfo { File = $"{year}.pdf", Sha256 = new string('0', 64), PageCount = 9 },
                Tables = [.. tables.Select((t, i) => Table(t, i + 1))],
                Facts = [.. tables.SelectMany((t, i) => Facts(t, i + 1))],
                Statements = statements,
                Projects = projects,
            },
        ],
    };

    public static Statement Statement(string id, string label, decimal? amount, string? direction = null, decimal? change = null, string section = "一、说明") => new()
    {
        Id = id,
        Section = [section],
        Label = label,
        Amount = amount,
        Raw = amount?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Direction = direction,
        Change = change,
        Sentence = label,
        Page = 7,
    };

    private static DisclosureTable Table(TableSketch sketch, int index) => new()
    {
        Id = $"t{index}",
        Kind = sketch.Kind,
        Title = sketch.Title,
        AmountUnit = "元",
        Pages = [index],
        Columns = [],
        Grid = new Table { Index = index, RowCount = 0, ColumnCount = 0, HeaderRowCount = 0, Parts = [], Cells = [] },
    };

    private static IEnumerable<Fact> Facts(TableSketch sketch, int index)
    {
        for (int r = 0; r < sketch.Rows.Count; r++)
        {
            RowSketch row = sketch.Rows[r];
            for (int c = 0; c < row.Values.Count && c < sketch.Columns.Count; c++)
            {
                decimal? value = row.Values[c];
                yield return new Fact
                {
                    Id = $"t{index}.r{r + 1}.c{c + 2}",
                    Table = $"t{index}",
                    Row = new RowLabel { Code = row.Code, Name = row.Name, Group = row.Group },
                    Column = [sketch.Columns[c].Header],
                    ColumnKey = sketch.Columns[c].Key,
                    Value = value,
                    Unit = "CNY",
                    Raw = value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
                    Page = index,
                    Box = new Box(c, r, c + 1, r + 1),
                };
            }
        }
    }
}

internal sealed record TableSketch(string Kind, string? Title, IReadOnlyList<(string Header, string? Key)> Columns, IReadOnlyList<RowSketch> Rows);

internal sealed record RowSketch(string? Code, string Name, IReadOnlyList<decimal?> Values, string? Group = null);
