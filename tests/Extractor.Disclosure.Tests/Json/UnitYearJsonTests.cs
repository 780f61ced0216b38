using System.Text;
using System.Text.Json;
using Extractor.Disclosure.Json;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Tests.Facts;
using Extractor.Disclosure.Tests.Support;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Disclosure.Tests.Json;

public sealed class UnitYearJsonTests
{
    [Test]
    public void Serialize_SmallUnitYear_IsTheContractsShape()
    {
        string text = Encoding.UTF8.GetString(UnitYearJson.Serialize(Sample()));
        Assert.That(text, Does.EndWith("}\n"));
        Assert.That(text, Does.Not.StartWith("\uFEFF"));
        Assert.That(text, Does.Contain("某市财政局").And.Contain("\"value\": 21469000.00").And.Contain("[10,20.13,30.5,40]"));
        using JsonDocument json = JsonDocument.Parse(text);
        JsonElement entry = json.RootElement.GetProperty("disclosures")[0];
        Assert.That(entry.GetProperty("kind").GetString(), Is.EqualTo("finalAccount"));
        Assert.That(entry.GetProperty("published").ValueKind, Is.EqualTo(JsonValueKind.Null));
        foreach (string key in (string[])["sections", "tables", "facts", "statements", "projects", "performance", "unresolved", "findings"])
        {
            Assert.That(entry.GetProperty(key).ValueKind, Is.EqualTo(JsonValueKind.Array), key);
        }

        JsonElement table = entry.GetProperty("tables")[0];
        Assert.That(table.GetProperty("number").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(table.GetProperty("grid").GetProperty("cells")[0].GetProperty("rowSpan").GetInt32(), Is.EqualTo(1));
        JsonElement blank = entry.GetProperty("facts")[1];
        Assert.That(blank.GetProperty("value").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(blank.GetProperty("row").GetProperty("code").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(blank.GetProperty("row").TryGetProperty("inferred", out _), Is.False);
        Assert.That(json.RootElement.GetProperty("unit").GetProperty("division").GetProperty("code").GetString(), Is.EqualTo("310000"));
    }

    [Test]
    public void Serialize_Twice_GivesTheSameBytes() => Assert.That(UnitYearJson.Serialize(Sample()), Is.EqualTo(UnitYearJson.Serialize(Sample())));

    [Test]
    public void Deserialize_WrittenFile_GivesTheSameBytesAgain()
    {
        byte[] written = UnitYearJson.Serialize(Sample());
        UnitYear read = UnitYearJson.Deserialize(written);
        Assert.That(read.Disclosures[0].Facts[0].Value, Is.EqualTo(21_469_000.00m));
        Assert.That(UnitYearJson.Serialize(read), Is.EqualTo(written));
    }

    [TestCaseSource(typeof(Corpus), nameof(Corpus.Documents))]
    public void Deserialize_WholeDocument_GivesTheSameBytesAgain(string document)
    {
        UnitDisclosure read = FactsAcceptanceTests.Read(document);
        byte[] written = UnitYearJson.Serialize(new UnitYear { Unit = read.Unit, Year = read.Year, Disclosures = [read.Entry] });
        Assert.That(UnitYearJson.Serialize(UnitYearJson.Deserialize(written)), Is.EqualTo(written));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("{\"schemaVersion\":\"1.0\",\"unit\":{\"name\":\"a\",\"aliases\":[],\"division\":null},\"year\":2024,\"disclosures\":[{\"kind\":\"nonsense\"}]}")]
    [TestCase("{\"unit\":{\"name\":\"a\",\"aliases\":[],\"division\":null},\"year\":\"x\",\"disclosures\":[]}")]
    public void Deserialize_NoUnitYear_ThrowsJsonException(string text) =>
        Assert.That(() => UnitYearJson.Deserialize(Encoding.UTF8.GetBytes(text)), Throws.InstanceOf<JsonException>());

    [Test]
    public void Deserialize_GridWithoutCells_ThrowsJsonException()
    {
        string text = Encoding.UTF8.GetString(UnitYearJson.Serialize(Sample())).Replace("\"cells\"", "\"sells\"", StringComparison.Ordinal);
        Assert.That(() => UnitYearJson.Deserialize(Encoding.UTF8.GetBytes(text)), Throws.InstanceOf<JsonException>());
    }

    private static UnitYear Sample()
    {
        var box = new Box(10, 20.126, 30.5, 40);
        var grid = new Table
        {
            Index = 1,
            Title = "支出决算表",
            AmountUnit = "万元",
            CaptionLines = ["单位：万元"],
            Parts = [new TablePart(2, box)],
            RowCount = 1,
            ColumnCount = 2,
            HeaderRowCount = 0,
            Cells = [new Cell(0, 0, 1, 1, "行政运行", 2, box) { Indent = 4.5 }, new Cell(0, 1, 1, 1, "2,146.90", 2, box) { IsDoubtful = true, Continuations = [new CellPart(3, box, "0")] }],
        };
        var row = new RowLabel { Code = "2110101", Name = "行政运行", Path = ["211", "21101", "2110101"], Role = "leaf", CodeStatus = "exact" };
        var fact = new Fact { Id = "t1.r0.c1", Table = "t1", Row = row, Column = ["合计"], Value = 21_469_000.00m, Unit = "CNY", Raw = "2,146.90", Page = 2, Box = box };
        return new UnitYear
        {
            Unit = new UnitInfo("某市财政局", ["财政局"], new Division("310000", "上海市")),
            Year = 2024,
            Disclosures =
            [
                new DisclosureEntry
                {
                    Kind = DisclosureKind.FinalAccount,
                    Title = "某市财政局2024年度部门决算",
                    Source = new SourceInfo { File = "x.pdf", Sha256 = new string('a', 64), PageCount = 3 },
                    Tables = [new DisclosureTable { Id = "t1", Kind = "final.expenditure", Title = "支出决算表", AmountUnit = "万元", Pages = [2], Columns = [new TableColumn(1, ["合计"], "total", "amount") { Number = "1" }], Grid = grid }],
                    Facts = [fact, fact with { Id = "t1.r0.c2", Row = new RowLabel { Name = "合计" }, Value = null, Raw = "—" }],
                },
            ],
        };
    }
}
