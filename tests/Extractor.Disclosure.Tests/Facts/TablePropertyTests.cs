using Extractor.Disclosure.Model;
using Extractor.Disclosure.Tests.Support;
using Extractor.Layout;
using Extractor.Layout.Tables;
using Extractor.Pdf;
using FsCheck;
using FsCheck.Fluent;

namespace Extractor.Disclosure.Tests.Facts;

/// <summary>Whatever grid a reader hands over, the meaning layer neither throws nor invents figures.</summary>
public sealed class TablePropertyTests
{
    private static readonly string[] Texts =
    [
        "", "", "合计", "类", "款", "项", "科目编码", "科目名称", "项目", "预算数", "基本支出", "项目支出", "201", "03", "2010301", "行政运行", "201 一般公共服务支出", "一、财政拨款",
        "其中：一般财力", "1.00", "2,000.50", "—", "/", "1", "2", "3=1+2", "※", "栏次", "单位：万元", "一级指标", "二级指标", "三级指标", "指标值", "≥95%", "10-20", "某县财政局", "12,34", "总分", "年度总体目标",
    ];

    private static readonly string?[] Titles = [null, "支出预算表", "收支总体情况表", "项目支出绩效自评表", "“三公”经费支出表", "上年结转结余情况明细表", "随便一张表"];

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Read_AnyGrid_NeverThrowsAndOnlyQuotesItsCells() => Prop.ForAll(Grids.ToArbitrary(), table =>
    {
        var layout = new DocumentLayout { PageCount = 1, Info = new PdfDocumentInfo(), Tables = [table], Blocks = [], PageSizes = [] };
        DisclosureEntry entry = DisclosureReader.Read(layout, new SourceInfo { File = "x.pdf", Sha256 = "", PageCount = 1 })[0].Entry;
        var printed = table.Cells.Select(c => c.Text.Trim()).ToHashSet(StringComparer.Ordinal);
        Assert.That(entry.Facts.Select(f => f.Id), Is.Unique);
        foreach (Fact fact in entry.Facts)
        {
            Assert.That(printed, Does.Contain(fact.Raw));
            Assert.That(fact.Value is null || fact.Raw.Any(char.IsAsciiDigit), Is.True, fact.Raw);
        }
    });

    private static Gen<Table> Grids =>
        from rows in Gen.Choose(1, 9)
        from columns in Gen.Choose(1, 7)
        from texts in Gen.Elements(Texts).ArrayOf(rows * columns)
        from merges in Gen.Choose(0, 9).ArrayOf(rows * columns)
        from header in Gen.Choose(0, rows)
        from title in Gen.Elements(Titles)
        select GridText.Table(Draw(rows, columns, texts, merges), title, headerRows: header);

    private static string Draw(int rows, int columns, string[] texts, int[] merges) => string.Join('\n', Enumerable.Range(0, rows).Select(r =>
        string.Join('|', Enumerable.Range(0, columns).Select(c => merges[(r * columns) + c] == 0 && c > 0 ? "<" : texts[(r * columns) + c])))) is var text && text.Trim('\n', ' ').Split('\n').Length == rows
        ? text : string.Join('\n', Enumerable.Repeat(string.Join('|', Enumerable.Repeat("1.00", columns)), rows));
}
