using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Extractor.Disclosure.Audit;
using Extractor.Disclosure.Json;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Tests.Audit.Rules;
using Extractor.TestSupport;
using static Extractor.Disclosure.Tests.Audit.Rules.DocumentBuilder;

namespace Extractor.Disclosure.Tests.Audit;

/// <summary>What the audit prints.</summary>
public sealed partial class AuditWritersTests
{
    private static AuditReport Report() => Auditor.Audit(new DocumentBuilder()
        .Table(
            "budget.expenditure", "支出总体情况表",
            [Amount("合计", "total"), Amount("基本支出", "basic"), Amount("项目支出", "project")],
            (Row("208", "社会保障"), ["30.00", "10.00", "20.00"]),
            (Row("210", "卫生健康"), ["30.00", "10.00", "20.00"]),
            (Row("211", "节能环保"), ["9.01", "9.00", "0.00"]),
            (Row("221", "住房保障"), ["57.00", "50.00", "25.00"]))
        .Say("群众文化（项）", 4, change: 1, direction: "increase", basis: "上年预算")
        .Build()).Reports[0];

    [Test]
    public void Text_Findings_StandByPageAndTableWithIdAndPlaces()
    {
        string text = Text(Report());

        Assert.That(text, Does.Contain("\n  第1页 支出总体情况表（万元）\n    [error/published] row.sum t1.r4.c1 221 住房保障"));
        Assert.That(text, Does.Contain("印出 57.00，按各项计算应为 75.00，差额 -18.00"));
        Assert.That(text, Does.Contain("错误 error 1，警告 warning 0，四舍五入差额 info 1"));
        Assert.That(text, Does.Contain("不适用 1（没有上年的公开文件 no-disclosure-of-the-year-before 1）"));
        Assert.That(text, Does.Not.Contain("211 节能环保"), "rounding gaps are counted only");
        Assert.That(Text(Report(), withInfo: true), Does.Contain("[info/published] row.sum t1.r3.c1 211 节能环保"));
    }

    [Test]
    public void Text_English_HasTheSameKeysAndItsOwnFrame()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        AuditTextWriter.Write(Report(), writer, isChinese: false);

        Assert.That(writer.ToString(), Does.Contain("\n  p.1 支出总体情况表（万元）\n    [error/published] row.sum t1.r4.c1 ").And.Contain("printed 57.00, its parts make 75.00, difference -18.00"));
        Assert.That(writer.ToString(), Does.Contain("1 errors, 0 warnings, 1 rounding gaps").And.Contain("1 not applicable (no-disclosure-of-the-year-before 1)"));
    }

    [Test]
    public void Text_SameReportTwice_IsTheSame() => Assert.That(Text(Report()), Is.EqualTo(Text(Report())));

    [Test]
    public void Json_HasTableReasonsAndSummary()
    {
        var buffer = new ArrayBufferWriter<byte>();
        AuditJsonWriter.Write([Report(), Report()], buffer);
        using JsonDocument json = JsonDocument.Parse(buffer.WrittenMemory);

        JsonElement finding = json.RootElement.GetProperty("reports")[0].GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("severity").GetString() == "error");
        Assert.That(finding.GetProperty("table").GetString(), Is.EqualTo("支出总体情况表（万元）"));
        Assert.That(finding.GetProperty("expected").GetString(), Is.EqualTo("75.00"));
        JsonElement year = json.RootElement.GetProperty("reports")[0].GetProperty("rules").EnumerateArray().Single(r => r.GetProperty("rule").GetString() == "year.prose");
        Assert.That(year.GetProperty("reasons")[0].GetProperty("reason").GetString(), Is.EqualTo("no-disclosure-of-the-year-before"));
        Assert.That(json.RootElement.GetProperty("summary").GetProperty("error").GetInt32(), Is.EqualTo(2));
        Assert.That(buffer.WrittenSpan[^1], Is.EqualTo((byte)'\n'));
    }

    [Test]
    public void Summary_SeveralReports_AddsThemUp()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        AuditTextWriter.WriteSummary([Report()], writer);
        Assert.That(writer.ToString(), Is.Empty);
        AuditTextWriter.WriteSummary([Report(), Report()], writer);
        Assert.That(writer.ToString(), Does.StartWith("合计 2 份公开文件").And.Contain("错误 error 2"));
    }

    /// <summary>Every reason that a rule gives says something in Chinese.</summary>
    [Test]
    public void Reasons_OfEveryRule_AreTranslated()
    {
        string folder = Path.Combine(ProjectFolders.Root, "src", "Extractor.Disclosure", "Audit");
        Assume.That(Directory.Exists(folder), "the sources are not here");
        List<string> unknown = [];
        int seen = 0;
        foreach (string file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            foreach (Match call in SkipCall().Matches(File.ReadAllText(file)))
            {
                foreach (Match key in Key().Matches(call.Value))
                {
                    seen++;
                    if (SkipReasons.Text(key.Groups[1].Value) is null)
                    {
                        unknown.Add($"{Path.GetFileName(file)}: {key.Groups[1].Value}");
                    }
                }
            }
        }

        Assert.That(seen, Is.GreaterThan(40));
        Assert.That(unknown, Is.Empty);
    }

    [Test]
    public void Rules_EachHasItsOwnIdAndSaysWhy()
    {
        Assert.That(Auditor.Rules.Select(r => r.Id), Is.Unique);
        Assert.That(Auditor.Rules.Select(r => r.Name), Is.All.Not.Empty.And.All.Matches<string?>(n => n is not null && n.Any(c => c >= '一')));
        Assert.That(Auditor.Rules.Select(r => r.Reason), Is.All.Not.Empty);
        Assert.That(Auditor.Rules.Select(r => r.Version), Is.All.GreaterThan(0));
    }

    /// <summary>The list in the documentation is the list in the program.</summary>
    [Test]
    public void Rules_InTheDocumentation_AreAllOfThem()
    {
        string text = File.ReadAllText(Path.Combine(ProjectFolders.Root, "docs", "audit.md"));
        string[] documented = [.. text.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| rule", StringComparison.Ordinal)).SelectMany(l => l.Split('|')[1].Split(',')).Select(r => r.Trim())];

        Assert.That(Auditor.Rules.Select(r => r.Id).Except(documented), Is.Empty);
    }

    [TestCase("""{"schemaVersion":"1.0","unit":{"name":"甲局","aliases":["甲"]},"year":2024,"disclosures":[""", "甲局", "甲")]
    [TestCase("""{"year":2024,"unit":{"name":"甲局"}}""", "甲局", null)]
    [TestCase("""{"year":2024}""", null, null)]
    [TestCase("""{"unit":7}""", null, null)]
    [TestCase("[1", null, null)]
    [TestCase("", null, null)]
    public void UnitYearHead_ReadsTheUnitAndNotTheRest(string json, string? unit, string? alias)
    {
        UnitYearHead? head = UnitYearHead.Read(System.Text.Encoding.UTF8.GetBytes(json));

        Assert.That(head?.Unit, Is.EqualTo(unit));
        Assert.That(head?.Aliases.FirstOrDefault(), Is.EqualTo(alias));
    }

    private static string Text(AuditReport report, bool withInfo = false)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        AuditTextWriter.Write(report, writer, withInfo);
        return writer.ToString();
    }

    [GeneratedRegex("\\.Skip\\((?>[^;]*);")]
    private static partial Regex SkipCall();

    [GeneratedRegex("\"([a-z]+(?:-[a-z]+)+)\"")]
    private static partial Regex Key();
}
