using System.Globalization;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>Writes audit reports as text for people: Chinese messages with the English keys.</summary>
public static class AuditTextWriter
{
    /// <summary>Writes one report: heading, coverage, rules, findings.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; not closed.</param>
    /// <param name="withInfo">Whether rounding gaps are listed one by one.</param>
    public static void Write(AuditReport report, TextWriter output, bool withInfo = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Unit} {report.Year} {KindName(report.Kind)}（{report.File}）"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  证明覆盖率 proof coverage: {100 * report.Coverage.Share:0.0}% （{report.Coverage.Proven} / {report.Coverage.Facts}）"));
        foreach (RuleCount rule in report.Rules)
        {
            if (rule.Held + rule.Rounded + rule.Failed + rule.NotApplicable > 0)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {rule.Rule} v{rule.Version} {rule.Name}: 成立 {rule.Held}，四舍五入 {rule.Rounded}，不成立 {rule.Failed}，不适用 {rule.NotApplicable}"));
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

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  [{finding.Severity}/{finding.Origin}] {finding.Rule} 第{(finding.Places.Count > 0 ? finding.Places[0].Page : 0)}页 {finding.Message}"));
            if (finding.Culprit is { } culprit)
            {
                output.WriteLine($"      可能出错的数字 culprit: {culprit.Fact} {culprit.Printed} → {culprit.Suggested}（{culprit.Why}）");
            }
        }

        if (hidden > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  另有 {hidden} 条四舍五入差额（info），用 --format json 查看"));
        }
    }

    private static string KindName(DisclosureKind kind) => kind switch
    {
        DisclosureKind.Budget => "预算 budget",
        DisclosureKind.FinalAccount => "决算 final account",
        DisclosureKind.PerformanceTarget => "绩效目标 performance target",
        _ => "绩效自评 performance review",
    };
}
