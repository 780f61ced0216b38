using System.Globalization;
using System.Text.RegularExpressions;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>预算绩效情况: the amounts that the narrative gives for its projects are those of the 绩效 forms under it.</summary>
/// <remarks>
/// Applied only where the forms are all there: as many as the narrative counts, with those that it says are not published.
/// </remarks>
internal sealed partial class PerformanceProseRule : IAuditRule
{
    public string Id => "performance.prose";

    public int Version => 1;

    public string Name => "绩效表与文字";

    public string Reason => "“财政拨款项目N个，涉及金额…，具体情况见下表” sums up the forms that follow.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        if (context.Entry.Performance.Count == 0)
        {
            return;
        }

        Quantity? hidden = null;
        int hiddenForms = 0;
        if (Unpublished(context.Entry) is { } unpublished)
        {
            (hiddenForms, hidden) = unpublished;
        }

        Statement? count = null;
        Dictionary<string, bool> complete = new(StringComparer.Ordinal);
        foreach (Statement statement in context.Entry.Statements)
        {
            if (!statement.Section.Any(s => s.Contains("绩效", StringComparison.Ordinal)))
            {
                continue;
            }

            if (statement is { Unit: "item", Quantity: not null })
            {
                count = statement;
                Count(context.Entry, statement, hiddenForms, complete, into);
            }
            else if (count is not null && statement.Sentence.StartsWith(count.Sentence, StringComparison.Ordinal) && ProseFigures.Amount(statement) is { } amount)
            {
                Amount(context.Entry, count, statement, amount, hidden, complete, into);
            }
        }
    }

    private static bool IsWhole(string label) => label.Contains("整体", StringComparison.Ordinal);

    private static bool IsOther(string label) => label.Contains("非财政", StringComparison.Ordinal);

    private static string Scope(string label) => IsWhole(label) ? "whole" : "project";

    /// <summary>The forms a sentence is about; empty where targets and reviews stand side by side and the sentence tells neither.</summary>
    private static List<PerformanceForm> Forms(DisclosureEntry entry, string label)
    {
        List<PerformanceForm> forms = [.. entry.Performance.Where(f => f.Kind.StartsWith(Scope(label), StringComparison.Ordinal))];
        if (forms.Select(f => f.Kind).Distinct(StringComparer.Ordinal).Count() < 2)
        {
            return forms;
        }

        string? kind = label.Contains("自评", StringComparison.Ordinal) || label.Contains("评价", StringComparison.Ordinal) ? "Review"
            : label.Contains("目标", StringComparison.Ordinal) ? "Target" : null;
        return kind is null ? [] : [.. forms.Where(f => f.Kind.EndsWith(kind, StringComparison.Ordinal))];
    }

    private void Count(DisclosureEntry entry, Statement statement, int hiddenForms, Dictionary<string, bool> complete, IdentityCollector into)
    {
        if (IsOther(statement.Label))
        {
            // A project may have money of both kinds; which forms are meant is not told.
            return;
        }

        List<PerformanceForm> forms = Forms(entry, statement.Label);
        int expected = forms.Count + (IsWhole(statement.Label) ? 0 : hiddenForms);
        if (forms.Count == 0 || expected != statement.Quantity)
        {
            into.Skip(Id, statement.Id, forms.Count == 0 ? "no-such-forms" : "not-all-forms-are-printed");
            return;
        }

        complete[Scope(statement.Label)] = true;
        Quantity printed = ProseFigures.Count(statement)!;
        into.Add(new SumIdentity(printed, [new Term(new Quantity
        {
            Id = $"forms.{Scope(statement.Label)}",
            Value = expected,
            Range = Interval.Exact(expected),
            Raw = string.Create(CultureInfo.InvariantCulture, $"{forms.Count} 张表"),
            Page = forms[0].Indicators.Count > 0 ? forms[0].Indicators[0].Page : statement.Page,
            IsUnnamed = true,
            Label = "绩效表张数",
        }, 1)])
        {
            Rule = Id,
            Family = Id,
            IsCertain = true,
            Severity = "warning",
            Text = "文字所称个数 = 绩效表张数（含说明不公开的）",
        });
    }

    private void Amount(
        DisclosureEntry entry, Statement count, Statement statement, Quantity amount, Quantity? hidden, Dictionary<string, bool> complete, IdentityCollector into)
    {
        string scope = Scope(count.Label);
        List<PerformanceForm> forms = Forms(entry, count.Label);
        bool other = IsOther(count.Label);
        bool fiscal = !other && scope == "project" && count.Label.Contains("财政拨款", StringComparison.Ordinal);
        List<(PerformanceForm Form, List<Quantity> Parts)> read = [.. forms.Select(f => (f, Parts(f, statement.Label, fiscal, other)))];
        if (!complete.GetValueOrDefault(scope) || (!other && read.Exists(r => r.Parts.Count == 0)))
        {
            into.Skip(Id, statement.Id, complete.GetValueOrDefault(scope) ? "a-form-without-the-amount" : "not-all-forms-are-printed");
            return;
        }

        List<Term> terms = [.. read.SelectMany(r => r.Parts).Where(q => q.Value != 0).Select(q => new Term(q, 1))];
        if (hidden is not null && !other && scope == "project")
        {
            terms.Add(new Term(hidden, 1));
        }

        if (other && (terms.Count == 0 || OneProject(forms, amount) is not null))
        {
            // Money of other sources that no form prints as such: a whole project may be meant.
            if (OneProject(forms, amount) is { } project && count.Quantity == 1)
            {
                terms = [new Term(project, 1)];
            }
            else
            {
                into.Skip(Id, statement.Id, "no-form-prints-other-money");
                return;
            }
        }

        if (terms.Count == 0)
        {
            return;
        }

        string kind = fiscal ? "财政拨款" : other ? "其他资金" : "预算";
        into.Add(new SumIdentity(amount, terms)
        {
            Rule = Id,
            Family = Id,
            IsCertain = true,
            Severity = "warning",
            Text = $"文字 = {forms.Count} 张绩效表的{kind}之和{(hidden is not null && !other && scope == "project" ? "（含说明不公开的项目）" : "")}",
        });
    }

    private static Quantity? OneProject(List<PerformanceForm> forms, Quantity amount) => forms
        .Select(f => PerformanceFigures.Funds(f).Where(x => PerformanceFigures.IsTotal(x.Fund)).Select(x => x.Quantity).FirstOrDefault())
        .FirstOrDefault(q => q is not null && q.Value == amount.Value);

    /// <summary>What a form gives for a sentence: one kind of money, or its total, in the column that the sentence names.</summary>
    private static List<Quantity> Parts(PerformanceForm form, string label, bool fiscal, bool other)
    {
        string? word = label.Contains("执行", StringComparison.Ordinal) ? "执行"
            : label.Contains("年初", StringComparison.Ordinal) ? "年初"
            : label.Contains("全年", StringComparison.Ordinal) ? "全年预算" : null;
        List<(PerformanceFund Fund, Quantity Quantity)> funds = [.. PerformanceFigures.Funds(form)];
        List<string> columns = [.. funds.Select(f => string.Join('/', f.Fund.Column)).Distinct(StringComparer.Ordinal)];
        if (columns.Count > 1)
        {
            funds = word is null ? [] : [.. funds.Where(f => string.Join('/', f.Fund.Column).Contains(word, StringComparison.Ordinal))];
        }

        if (fiscal || other)
        {
            return [.. funds.Where(f => fiscal ? PerformanceFigures.IsFiscal(f.Fund) : PerformanceFigures.IsOther(f.Fund)).Select(f => f.Quantity)];
        }

        List<Quantity> totals = [.. funds.Where(f => PerformanceFigures.IsTotal(f.Fund)).Select(f => f.Quantity)];
        return totals.Count == 1 ? totals : totals.Count == 0 ? [.. funds.Select(f => f.Quantity)] : [];
    }

    /// <summary>有4个…项目,涉及…5,001.10万元,…不予公开: projects whose forms the document withholds, and says so.</summary>
    private static (int Forms, Quantity? Amount)? Unpublished(DisclosureEntry entry)
    {
        foreach (Section section in Sections.All(entry.Sections))
        {
            foreach (SectionParagraph paragraph in section.Paragraphs)
            {
                Match match = Withheld().Match(Labels.Fold(paragraph.Text));
                if (!match.Success || !int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int forms))
                {
                    continue;
                }

                string raw = match.Groups[2].Value + match.Groups[3].Value;
                decimal value = decimal.Parse(match.Groups[2].ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture) * PrintedFigure.UnitScale(match.Groups[3].Value);
                Statement? statement = entry.Statements.FirstOrDefault(s => s.Page == paragraph.Page && s.Amount == value);
                return (forms, statement is not null && ProseFigures.Amount(statement) is { } amount
                    ? amount
                    : PerformanceFigures.Of("forms.withheld", value, raw, paragraph.Page, null, "不公开的项目"));
            }
        }

        return null;
    }

    [GeneratedRegex("([0-9]{1,3})个[^0-9。]{0,30}项目[^0-9。]{0,30}([0-9][0-9,]{0,17}(?:\\.[0-9]{1,6})?)(亿元|万元|元)[^。]{0,40}(?:不予以?公开|不予以?公示|不公开|涉密)", RegexOptions.NonBacktracking)]
    private static partial Regex Withheld();
}
