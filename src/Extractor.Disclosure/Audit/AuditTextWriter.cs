using System.Globalization;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>
/// Writes audit reports as text for people, in Chinese or English. What rules say of a figure is Chinese in both, as in the files; keys of
/// rules, severities, origins and reasons are English in both. One line a rule, then the findings by page and table; the same reports give
/// the same lines in the same order, so that two runs can be compared with diff.
/// </summary>
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
        output.WriteLine(Text($"{report.Unit} {report.Year} {KindName(report.Kind, isChinese)} ({report.File})"));
        output.WriteLine("  " + Coverage(report.Coverage, isChinese));
        foreach (RuleCount rule in report.Rules)
        {
            if (rule.Held + rule.Rounded + rule.Failed + rule.NotApplicable > 0)
            {
                output.WriteLine(isChinese
                    ? Text($"  {rule.Rule} v{rule.Version} {rule.Name}：成立 {rule.Held}，四舍五入 {rule.Rounded}，不成立 {rule.Failed}，不适用 {rule.NotApplicable}{Reasons(rule, isChinese)}")
                    : Text($"  {rule.Rule} v{rule.Version} {rule.Name}: {rule.Held} hold, {rule.Rounded} rounded, {rule.Failed} fail, {rule.NotApplicable} not applicable{Reasons(rule, isChinese)}"));
            }
        }

        Findings(report, output, withInfo, isChinese);
    }

    /// <summary>Writes the sums over several reports; nothing for a single one.</summary>
    public static void WriteSummary(IReadOnlyList<AuditReport> reports, TextWriter output, bool isChinese = true)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(output);
        if (reports.Count < 2)
        {
            return;
        }

        var coverage = new ProofCoverage(reports.Sum(r => r.Coverage.Facts), reports.Sum(r => r.Coverage.Proven));
        string counts = Counts([.. reports.SelectMany(r => r.Findings)], isChinese);
        output.WriteLine(isChinese
            ? Text($"合计 {reports.Count} 份公开文件：{Coverage(coverage, isChinese)}；{counts}")
            : Text($"{reports.Count} disclosures in all: {Coverage(coverage, isChinese)}; {counts}"));
    }

    private static void Findings(AuditReport report, TextWriter output, bool withInfo, bool isChinese)
    {
        int hidden = withInfo ? 0 : report.Findings.Count(f => f.Severity == "info");
        string counts = Counts(report.Findings, isChinese);
        output.WriteLine(isChinese
            ? $"  发现：{counts}{(hidden > 0 ? "（用 --rounding 逐条列出四舍五入差额）" : "")}"
            : $"  findings: {counts}{(hidden > 0 ? " (--rounding lists the gaps that rounding explains)" : "")}");
        string heading = "";
        var told = new HashSet<Culprit>();
        foreach (Finding finding in report.Findings)
        {
            if (finding.Severity == "info" && !withInfo)
            {
                continue;
            }

            string at = Heading(report, finding, isChinese);
            if (at != heading)
            {
                output.WriteLine(heading = at);
            }

            Write(finding, output, told, isChinese);
        }
    }

    private static string Heading(AuditReport report, Finding finding, bool isChinese)
    {
        int page = finding.Places.Count > 0 ? finding.Places[0].Page : 0;
        string table = report.TableOf(finding) is { } name ? " " + name : "";
        return page == 0 ? (isChinese ? "  全文" : "  whole document") : isChinese ? Text($"  第{page}页{table}") : Text($"  p.{page}{table}");
    }

    private static void Write(Finding finding, TextWriter output, HashSet<Culprit> told, bool isChinese)
    {
        FindingPlace? place = finding.Places.Count > 0 ? finding.Places[0] : null;
        string id = (place?.Fact ?? place?.Statement) is { } named ? " " + named : "";
        int figures = finding.Message.IndexOf(Figures, StringComparison.Ordinal);
        string message = isChinese || figures <= 0 || finding is not { Expected: not null, Printed: not null }
            ? finding.Message
            : $"{finding.Message[..figures]}: printed {finding.Printed}, its parts make {finding.Expected}, difference {finding.Difference}";
        output.WriteLine($"    [{finding.Severity}/{finding.Origin}] {finding.Rule}{id} {message}");
        if (finding.Culprit is not { } culprit)
        {
            return;
        }

        // One figure may break several sums; it is explained once.
        bool isNew = told.Add(culprit);
        output.WriteLine(isChinese
            ? $"        可能出错的数字：{culprit.Fact}{(isNew ? $" {culprit.Printed} → {culprit.Suggested}（{culprit.Why}）" : "（同上）")}"
            : $"        likely culprit: {culprit.Fact}{(isNew ? $" {culprit.Printed} → {culprit.Suggested} ({culprit.Why})" : " (as above)")}");
    }

    private static string Coverage(ProofCoverage coverage, bool isChinese) => (coverage.Facts, isChinese) switch
    {
        (0, true) => "证明覆盖率：没有收支表格数字",
        (0, false) => "proof coverage: no figures in amount tables",
        (_, true) => Text($"证明覆盖率：{100 * coverage.Share:0.0}%（{coverage.Proven} / {coverage.Facts}）"),
        _ => Text($"proof coverage: {100 * coverage.Share:0.0}% ({coverage.Proven} / {coverage.Facts})"),
    };

    private static string Counts(IReadOnlyList<Finding> findings, bool isChinese)
    {
        int Of(string severity) => findings.Count(f => f.Severity == severity);
        int From(string origin) => findings.Count(f => f.Severity != "info" && f.Origin == origin);
        string text = isChinese
            ? Text($"错误 error {Of("error")}，警告 warning {Of("warning")}，四舍五入差额 info {Of("info")}")
            : Text($"{Of("error")} errors, {Of("warning")} warnings, {Of("info")} rounding gaps");
        if (From("extraction") > 0)
        {
            text += isChinese ? Text($"，其中疑为读取错误 extraction {From("extraction")}") : Text($", {From("extraction")} of them likely our reading (extraction)");
        }

        if (From("undecided") > 0)
        {
            text += isChinese ? Text($"，其中无法判定来源 undecided {From("undecided")}") : Text($", {From("undecided")} of them undecided");
        }

        return text;
    }

    /// <summary>Why a rule was not applied, the most frequent reason first.</summary>
    private static string Reasons(RuleCount rule, bool isChinese)
    {
        if (rule.NotApplicable == 0)
        {
            return "";
        }

        IEnumerable<string> reasons = rule.Reasons.Select(r => Text($"{(isChinese && SkipReasons.Text(r.Reason) is { } chinese ? chinese + " " : "")}{r.Reason} {r.Count}"));
        return isChinese ? $"（{string.Join("；", reasons)}）" : $" ({string.Join("; ", reasons)})";
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string KindName(DisclosureKind kind, bool isChinese) => kind switch
    {
        DisclosureKind.Budget => isChinese ? "预算" : "budget",
        DisclosureKind.FinalAccount => isChinese ? "决算" : "final account",
        DisclosureKind.PerformanceTarget => isChinese ? "绩效目标" : "performance target",
        _ => isChinese ? "绩效自评" : "performance review",
    };
}
