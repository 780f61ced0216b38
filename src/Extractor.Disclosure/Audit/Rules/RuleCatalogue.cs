namespace Extractor.Disclosure.Audit.Rules;

/// <summary>The rules, in the order in which findings of one page are told.</summary>
internal static class RuleCatalogue
{
    public static IReadOnlyList<IAuditRule> All { get; } =
    [
        new RowSumRule(),
        new FormulaRule(),
        new RollupRule(),
        new TotalRowRule(),
        new MissingRowRule(),
        new MissingSubtotalRule(),
        new HeaderPairingRule(),
        new ChangeColumnRule(),
        new BalanceRule(),
        new OfWhichRule(),
        new CrossTableRule(),
        new CrossMatchRule(),
        new CrossColumnRule(),
        new ProseRateRule(),
        new ProseShareRule(),
        new ProseTableRule(),
        new ProseTotalRule(),
        new ProseColumnRule(),
        new ProseListRule(),
        new ProseZeroCountRule(),
        new ProseNilRule(),
        new ContentsRule(),
        new UnitCountRule(),
        new UnitSplitRule(),
        new CompletionRule(),
        new ProseSumsRule(),
        new StaffRule(),
        new ThreePublicProseRule(),
        new VehicleRule(),
        new YearProseRule(),
        new YearColumnRule(),
        new BudgetAccountRule(),
        new PerformanceRule(),
        new PerformanceProseRule(),
        new PerformanceScoreRule(),
        new ProjectRule(),
    ];
}
