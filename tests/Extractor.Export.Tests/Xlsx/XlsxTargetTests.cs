using System.Text.Json.Nodes;
using Extractor.Export.Tests.Support;
using Extractor.Export.Xlsx;
using Extractor.TestSupport;

namespace Extractor.Export.Tests.Xlsx;

public sealed class XlsxTargetTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new TemporaryFolder();
        Samples.CopyFixtures(_folder.At("out"));
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Export_MoreRowsThanASheetHolds_GoesOnInTheNext()
    {
        Export(maxRows: 50);
        ProcessResult result = Python.Run("read_back.py", "openpyxl", "xlsx", _folder.At("figures.xlsx"), _folder.At("out"));
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        JsonNode sheets = Look();
        Assert.That(sheets["budget.income"]!["rows"]!.GetValue<int>(), Is.EqualTo(50));
        Assert.That(sheets["budget.income~2"], Is.Not.Null);
    }

    [Test]
    public void Export_Cells_AreTyped()
    {
        string file = _folder.At("out", Edit.TwoDocuments);
        Edit.Json(file, node =>
        {
            JsonNode first = node["disclosures"]![0]!;
            first["published"] = "2023-02-24";
            first["facts"]![0]!["value"] = 1234567890123456.78m;
            first["facts"]![1]!["raw"] = "=1+1\u0001<辆>";
        });
        XlsxTarget target = Export();
        JsonNode sheets = Look();
        JsonArray header = sheets["budget.overview"]!["header"]!.AsArray(), row = sheets["budget.overview"]!["first"]!.AsArray(), types = sheets["budget.overview"]!["types"]!.AsArray();
        int value = header.Select(h => h!.GetValue<string>()).ToList().IndexOf("value");
        Assert.Multiple(() =>
        {
            Assert.That(types[value]!.GetValue<string>(), Is.EqualTo("n"));
            Assert.That(sheets["documents"]!["dates"]!.ToJsonString(), Does.Contain("2023-02-24"));
            Assert.That(sheets["all"]!["texts"]!.ToJsonString(), Does.Contain("1234567890123456.78"), "more digits than a cell's number holds");
            Assert.That(sheets["all"]!["formulas"]!.GetValue<int>(), Is.Zero);
            Assert.That(target.Notes.Single(), Does.Contain("1 numbers have more than 15 digits"));
            Assert.That(row[value], Is.Not.Null);
        });
    }

    [Test]
    public void Export_TextLongerThanACell_IsCutAndSaid()
    {
        Edit.Json(_folder.At("out", Edit.TwoDocuments), node => node["disclosures"]![0]!["title"] = new string('字', 40_000));
        Assert.That(Export().Notes.Single(), Does.Contain("1 texts are longer"));
    }

    [Test]
    public void Export_Twice_GivesTheSameBytes()
    {
        Export();
        byte[] before = File.ReadAllBytes(_folder.At("figures.xlsx"));
        DateTime time = File.GetLastWriteTimeUtc(_folder.At("figures.xlsx"));
        Export();
        Assert.That(File.ReadAllBytes(_folder.At("figures.xlsx")), Is.EqualTo(before));
        Assert.That(File.GetLastWriteTimeUtc(_folder.At("figures.xlsx")), Is.EqualTo(time), "left alone");
    }

    [Test]
    public void Export_NoDocuments_IsAWorkbookAllTheSame()
    {
        Directory.CreateDirectory(_folder.At("empty"));
        using (var target = new XlsxTarget(_folder.At("figures.xlsx")))
        {
            Exporter.Run([_folder.At("empty")], target, keepOthers: false, null, default);
        }

        Assert.That(Look()["documents"]!["rows"]!.GetValue<int>(), Is.EqualTo(1));
    }

    private XlsxTarget Export(int maxRows = XlsxTarget.MaxRows)
    {
        using var target = new XlsxTarget(_folder.At("figures.xlsx"), maxRows);
        Exporter.Run([_folder.At("out")], target, keepOthers: false, null, default);
        return target;
    }

    private JsonNode Look()
    {
        ProcessResult result = Python.Run("look_at_sheets.py", "openpyxl", _folder.At("figures.xlsx"));
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        return JsonNode.Parse(result.Output)!;
    }
}
