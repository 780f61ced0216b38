using Extractor.Disclosure.Columns;

namespace Extractor.Disclosure.Kinds;

/// <summary>Tells what a table is from its headers, where it has no title or one that says nothing.</summary>
internal static class HeaderKinds
{
    /// <summary>The kind without the document's prefix; null where the headers do not tell.</summary>
    public static string? Find(IReadOnlyList<string> headerTexts, ColumnPlan plan)
    {
        bool Has(string word) => headerTexts.Any(t => t.Contains(word, StringComparison.Ordinal));
        if (Has("一级指标") || Has("绩效指标"))
        {
            return Has("得分") || Has("完成值") && !Has("上年完成值") ? "performance.projectReview" : "performance.projectTarget";
        }

        if (Has("因公出国") || (Has("公务接待费") && Has("公务用车")))
        {
            return "threePublic";
        }

        if (Has("采购") && (Has("品目") || Has("物品") || Has("采购方式") || Has("组织形式")))
        {
            return "procurement";
        }

        bool twoSided = plan.Blocks.Count > 1 && headerTexts.Any(t => t.EndsWith("收入", StringComparison.Ordinal)) && headerTexts.Any(t => t.EndsWith("支出", StringComparison.Ordinal));
        if (twoSided)
        {
            return Has("财政拨款收入") || Has("国有资本经营预算") ? "appropriation" : "overview";
        }

        if (Has("年初结转") && Has("年末结转"))
        {
            return "governmentFund";
        }

        if (Has("事业收入") || (Has("财政专户") && Has("单位资金")))
        {
            return "income";
        }

        if (Has("人员经费") && Has("公用经费") && Has("经济"))
        {
            return "generalBasic";
        }

        if (Has("工资福利支出") && Has("项目"))
        {
            return "generalProject";
        }

        return Has("基本支出") && Has("项目支出") ? "expenditure" : null;
    }
}
