using System.Globalization;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>Turns failing identities into findings, in the document's order.</summary>
internal static class FindingWriter
{
    public static IReadOnlyList<Finding> Write(
        AuditContext context,
        IReadOnlyList<(Identity Identity, Outcome Outcome)> identities,
        Dictionary<Identity, Culprit> culprits,
        IReadOnlyList<Remark> remarks,
        OriginJudge judge)
    {
        List<(int Page, string Key, Finding Finding)> findings = [];
        foreach ((Identity identity, Outcome outcome) in identities)
        {
            if (outcome != Outcome.Holds)
            {
                Finding finding = Of(identity, outcome, culprits.GetValueOrDefault(identity), judge);
                findings.Add((identity.Subject.Page, identity.Id, finding));
            }
        }

        foreach (Remark remark in remarks)
        {
            IReadOnlyList<FindingPlace> places = remark.Places ?? [.. remark.Quantities.Select(Place)];
            findings.Add((places.Count == 0 ? 0 : places[0].Page, remark.Rule, new Finding
            {
                Rule = remark.Rule,
                Severity = remark.Severity,
                Origin = remark.Origin ?? judge.Of(remark.Quantities),
                Message = remark.Message,
                Expected = remark.Expected,
                Printed = remark.Printed,
                Difference = remark.Difference,
                Places = places,
                Culprit = remark.Culprit,
            }));
        }

        // OrderBy is stable: findings of one page keep the order of the rules and of the document.
        return [.. findings.OrderBy(f => f.Page).Select(f => f.Finding)];
    }

    private static Finding Of(Identity identity, Outcome outcome, Culprit? culprit, OriginJudge judge)
    {
        Quantity subject = identity.Subject;
        decimal expected = identity.Expected;
        decimal scale = subject.Scale == 0 ? 1 : subject.Scale;
        int places = subject.IsBlank ? identity.Quantities.Max(q => PrintedFigure.Places(q.Raw)) : PrintedFigure.Places(subject.Raw);
        string? printed = subject.IsBlank ? null : Number(subject.Value / scale, places);
        string wanted = Number(expected / scale, places);
        string difference = Number((subject.Value - expected) / scale, places);
        bool truncated = outcome == Outcome.Fails && identity is RatioIdentity { IsTruncated: true };
        string gap = truncated ? "尾数被截去而未四舍五入，差额" : outcome == Outcome.Rounded ? "四舍五入可以解释的差额" : "差额";
        return new Finding
        {
            Rule = identity.Rule,
            Severity = outcome == Outcome.Rounded ? "info" : truncated ? "warning" : identity.Severity,
            Origin = outcome == Outcome.Rounded ? "published" : judge.Of(identity, culprit),
            Message = $"{subject.Label}：{identity.Text}；印出 {subject.Raw}，按各项计算应为 {wanted}，{gap} {difference}",
            Expected = wanted,
            Printed = printed,
            Difference = difference,
            Places = [.. identity.Quantities.Select(Place)],
            Culprit = culprit,
        };
    }

    private static FindingPlace Place(Quantity quantity)
    {
        if (quantity.IsUnnamed)
        {
            return new FindingPlace(null, quantity.Page, quantity.Box) { Raw = quantity.Raw, File = quantity.File };
        }

        if (!quantity.IsStatement)
        {
            return new FindingPlace(IdInFile(quantity), quantity.Page, quantity.Box) { Raw = quantity.Raw, File = quantity.File };
        }

        string id = IdInFile(quantity);
        int dot = id.IndexOf('.', StringComparison.Ordinal);
        return new FindingPlace(null, quantity.Page, quantity.Box) { Statement = dot < 0 ? id : id[..dot], Raw = quantity.Raw, File = quantity.File };
    }

    /// <summary>A figure of another file has that file before its id, so that the two never mix.</summary>
    private static string IdInFile(Quantity quantity) =>
        quantity.File is { } file && quantity.Id.StartsWith(file + ":", StringComparison.Ordinal) ? quantity.Id[(file.Length + 1)..] : quantity.Id;

    /// <summary>At least as many places as are printed, so that 310.5 beside 10.11 reads 310.50.</summary>
    private static string Number(decimal value, int places) =>
        Math.Round(value, 6).ToString("0." + new string('0', Math.Min(places, 6)) + new string('#', 6 - Math.Min(places, 6)), CultureInfo.InvariantCulture);
}
