using System.Globalization;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>Writes audit reports as text for people, in Chinese or English. What rules say of a figure is Chinese in both, as in the files.</summary>
public static class AuditTextWriter
{
    /// <summary>Before the figures of a message, which the English line gives in its own words.</summary>
    private const string Figures = "；印出 ";

    /// <summary>Writes one report: heading, coverage, rules, findings.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; not closed.</param>
    /// <param name="withInfo">Whether rounding gaps are listed one by one.</param>
    /// <param name="isChinese">The language of the frame.</param>
    public static void Write(AuditReport report, TextWriter output, bool withInfo = false, bool isChinese = true)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Unit} {report.Year} {KindName(report.Kind, isChinese)} ({report.File})"));
        ProofCoverage coverage = report.Coverage;
        Line(output, isChinese
            ? $"  证明覆盖率：{100 * coverage.Share:0.0}%（{coverage.Proven} / {coverage.Facts}）"
            : (FormattableString)$"  proof coverage: {100 * coverage.Share:0.0}% ({coverage.Proven} / {coverage.Facts})");
        foreach (RuleCount rule in report.Rules)
        {
            if (rule.Held + rule.Rounded + rule.Failed + rule.NotApplicable > 0)
            {
                Line(output, isChinese
                    ? $"  {rule.Rule} v{rule.Version} {rule.Name}：成立 {rule.Held}，四舍五入 {rule.Rounded}，不成立 {rule.Failed}，不适用 {rule.NotApplicable}"
                    : (FormattableString)$"  {rule.Rule} v{rule.Version} {rule.Name}: {rule.Held} hold, {rule.Rounded} rounded, {rule.Failed} fail, {rule.NotApplicable} not applicable");
            }
        }

        int hidden = 0;
        foreach (Finding finding in report.Findings)
        {
            if (finding.Severity == "info" && !withInfo)
            {
                hidden++;
                continue;
            }

            Write(finding, output, isChinese);
        }

        if (hidden > 0)
        {
            Line(output, isChinese
                ? $"  另有 {hidden} 条四舍五入差额（info），用 --format json 查看"
                : (FormattableString)$"  {hidden} more gaps that rounding explains (info); --format json lists them");
        }
    }

    private static void Write(Finding finding, TextWriter output, bool isChinese)
    {
        int page = finding.Places.Count > 0 ? finding.Places[0].Page : 0;
        int figures = finding.Message.IndexOf(Figures, StringComparison.Ordinal);
        string head = $"  [{finding.Severity}/{finding.Origin}] {finding.Rule}";
        Line(output, isChinese
            ? $"{head} 第{page}页 {finding.Message}"
            : figures > 0 && finding is { Expected: not null, Printed: not null }
            ? $"{head} p.{page} {finding.Message[..figures]}: printed {finding.Printed}, its parts make {finding.Expected}, difference {finding.Difference}"
            : (FormattableString)$"{head} p.{page} {finding.Message}");
        if (finding.Culprit is { } culprit)
        {
            Line(output, isChinese
                ? $"      可能出错的数字：{culprit.Fact} {culprit.Printed} → {culprit.Suggested}（{culprit.Why}）"
                : (FormattableString)$"      likely culprit: {culprit.Fact} {culprit.Printed} → {culprit.Suggested} ({culprit.Why})");
        }
    }

    private static void Line(TextWriter output, FormattableString text) => output.WriteLine(FormattableString.Invariant(text));

    private static string KindName(DisclosureKind kind, bool isChinese) => kind switch
    {
        DisclosureKind.Budget => isChinese ? "预算" : "budget",
        DisclosureKind.FinalAccount => isChinese ? "决算" : "final account",
        DisclosureKind.PerformanceTarget => isChinese ? "绩效目标" : "performance target",
        _ => isChinese ? "绩效自评" : "performance review",
    };
}
