using System.Text;
using Extractor.Export.Csv;
using Extractor.Export.Tests.Support;
using Extractor.TestSupport;

namespace Extractor.Export.Tests.Csv;

public sealed class CsvTargetTests
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
    public void Export_Plain_IsUtf8WithoutMarkAndLinesEndInCrLf()
    {
        Export(bom: false, safe: false);
        byte[] bytes = File.ReadAllBytes(_folder.At("tables", "facts.csv"));
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.StartWith("document,fact,unit,"));
            Assert.That(text, Does.EndWith("\r\n"));
            Assert.That(text.Replace("\r\n", "", StringComparison.Ordinal), Does.Not.Contain("\n").And.Not.Contain("\r"));
            Assert.That(text, Does.Contain(",\"[\"\"收入\"\",\"\"金额\"\"]\",收入 / 金额,"));
            Assert.That(text, Does.Contain(",18665100.00,CNY,\"1,866.51\","), "every digit as in the file");
        });
    }

    [Test]
    public void Export_Bom_IsThereOnce()
    {
        Export(bom: true, safe: false);
        byte[] bytes = File.ReadAllBytes(_folder.At("tables", "documents.csv"));
        Assert.That(bytes[..4], Is.EqualTo("\uFEFFd"u8.ToArray()));
    }

    [Test]
    public void Export_SafeFormulas_ProtectsTextAndIsUndone()
    {
        string[] texts = ["=1辆", "'=", "+a,\"b\"\r\nc", "plain", "-5"];
        Edit.Json(_folder.At("out", Edit.TwoDocuments), node =>
        {
            for (int i = 0; i < texts.Length; i++)
            {
                node["disclosures"]![0]!["facts"]![i]!["raw"] = texts[i];
            }
        });
        Export(bom: false, safe: true);
        ProcessResult result = Python.Run("undo_formulas.py", "csv", _folder.At("tables", "facts.csv"), "江苏省云帆图书馆", texts.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        string[][] rows = [.. result.Output.TrimEnd('\n').Split('\n').Select(l => System.Text.Json.JsonSerializer.Deserialize<string[]>(l)!)];
        Assert.That(rows.Select(r => r[1]), Is.EqualTo(texts), "undone");
        Assert.That(rows.Select(r => r[0]), Is.EqualTo(new[] { "'=1辆", "''=", "'+a,\"b\"\r\nc", "plain", "-5" }), "as written");
    }

    [Test]
    public void Export_FullDisk_IsSaid()
    {
        using var target = new FullDisk();
        Assert.That(() => Exporter.Run([_folder.At("out")], target, keepOthers: false, null, default),
            Throws.TypeOf<ExportException>().With.Message.Contains("cannot be written (No space left on device); make room"));
    }

    private sealed class FullDisk : IExportTarget
    {
        public int Others => 0;

        public IReadOnlyList<string> Notes => [];

        public bool Write(Extractor.Export.Reading.ExportDocument document) => throw new IOException("No space left on device");

        public int Complete(bool removeOthers, CancellationToken cancellationToken) => 0;

        public void Dispose()
        {
        }
    }

    [Test]
    public void Dispose_WithoutComplete_LeavesTheOldFiles()
    {
        Export(bom: false, safe: false);
        byte[] before = File.ReadAllBytes(_folder.At("tables", "facts.csv"));
        using (new CsvTarget(_folder.At("tables")))
        {
        }

        Assert.That(File.ReadAllBytes(_folder.At("tables", "facts.csv")), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(_folder.At("tables"), ".*"), Is.Empty);
    }

    private void Export(bool bom, bool safe)
    {
        using var target = new CsvTarget(_folder.At("tables"), bom, safe);
        Exporter.Run([_folder.At("out")], target, keepOthers: false, null, default);
    }
}
