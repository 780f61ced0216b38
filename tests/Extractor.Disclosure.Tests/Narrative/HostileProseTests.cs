using System.Text;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Narrative;
using FsCheck;
using FsCheck.Fluent;
using static Extractor.Disclosure.Tests.Narrative.Prose;

namespace Extractor.Disclosure.Tests.Narrative;

public sealed class HostileProseTests
{
    private static readonly string[] Pieces =
    [
        "比上年", "增加", "减少", "5万元", "12.30%", "，", "。", "；", "：", "（", "）", "其中：", "主要原因是", "占", "基本支出", "2024年", "、", "与2023年度相比", "持平", "完成年初预算的", "分别为", "由", "到", "一、", "（一）", "1.", "-", "3人", "9辆",
        "预决算差异率", "99999999999999999999999999999999万元", "零零零元", "亿万元", "“", "项目名称：", "\ud83d", "\u0000", "，其中", "一致", "100万元以上", "本级及下属", "的", "原因：",
    ];

    private static Gen<string> Sentence => Gen.Choose(1, 60).SelectMany(n => Gen.Elements(Pieces).ArrayOf(n)).Select(string.Concat);

    [Test]
    public void Read_AnyMixOfWords_NeverFailsAndQuotesWhatItPrints()
    {
        Prop.ForAll(Sentence.ToArbitrary(), text =>
        {
            NarrativeResult result = Read(Account, "##一、说明", text);
            foreach (Statement s in result.Statements)
            {
                Assert.That(text.Substring(s.Start, s.Length), Is.EqualTo(s.Sentence));
                Assert.That(s.Raw is null || text.Contains(s.Raw, StringComparison.Ordinal), Is.True, s.Raw);
                Assert.That(s.Direction, Is.AnyOf(null, "increase", "decrease", "none"));
                Assert.That((s.Change ?? 0) >= 0 && (s.Rate ?? 0) >= 0, Is.True);
                Assert.That(s.Label, Is.Not.Empty);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Read_AmountsOfASentence_AreStatementsChangesOrUnresolvedButNeverLost()
    {
        Gen<string> clauses = Gen.Elements("基本支出5万元，", "比上年增加5万元，", "占5万元的3%，", "主要原因是设备5万元。", "5万元以上设备3台，", "其中：人员经费5万元；", "（含5万元）", "5万元。").NonEmptyListOf().Select(string.Concat);
        Prop.ForAll(clauses.ToArbitrary(), text =>
        {
            NarrativeResult result = Read(Budget, text);
            int said = result.Statements.Count(s => s.Amount == 50000m) + result.Statements.Count(s => s.Change == 50000m) + result.Unresolved.Count;
            int excused = Count(text, "占5万元") + Count(text, "设备5万元") + Count(text, "5万元以上");
            // A comparison said twice of one figure is taken once; everything else is there.
            Assert.That(said + excused + Count(text, "比上年增加"), Is.GreaterThanOrEqualTo(Count(text, "5万元")));
        }).QuickCheckThrowOnFailure();
    }

    [TestCase("增加")]
    [TestCase("一致")]
    [TestCase("（")]
    [TestCase("（5万元")]
    [TestCase("比上年")]
    [TestCase("比上年增加5万元，")]
    [TestCase("主要原因是；")]
    [TestCase("基本支出5万元、")]
    [TestCase("一二三万")]
    [TestCase("1")]
    [TestCase("1,234")]
    [TestCase("其中：")]
    [TestCase("分别为5万元、")]
    [TestCase("由5万元")]
    [TestCase("占")]
    [TestCase("无政府性基金")]
    [TestCase("主要原因是设备5万元；基本支出增加3万元，")]
    [TestCase("在青山县局中心站院厅")]
    public void Read_OneWordManyTimes_TakesLinearTime(string word)
    {
        Read(Budget, Repeat(word, 8_000));
        TimeSpan small = Time(Repeat(word, 30_000));
        TimeSpan large = Time(Repeat(word, 120_000));
        // Four times the text may take four times as long; twelve leaves room for a busy machine, sixteen would be quadratic.
        Assert.That(large.TotalMilliseconds, Is.LessThan(Math.Max(400, small.TotalMilliseconds * 12)));
    }

    private static TimeSpan Time(string text)
    {
        // Processor time of the better of two runs: a busy machine stretches the clock, not the work.
        TimeSpan best = TimeSpan.MaxValue;
        for (int run = 0; run < 2; run++)
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            Read(Budget, text);
            TimeSpan taken = Environment.CpuUsage.TotalTime - start;
            best = taken < best ? taken : best;
        }

        return best;
    }

    private static string Repeat(string word, int characters) => new StringBuilder().Insert(0, word, Math.Max(1, characters / word.Length)).ToString();

    private static int Count(string text, string word) => (text.Length - text.Replace(word, "", StringComparison.Ordinal).Length) / word.Length;
}
