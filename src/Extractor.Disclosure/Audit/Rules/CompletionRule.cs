using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>完成年初预算的p% = 决算 ÷ 年初预算; 预决算差异率 = (决算 − 年初预算) ÷ 年初预算.</summary>
internal sealed class CompletionRule : IAuditRule
{
    /// <summary>The sentence that gives the budget stands at most so many figures before the one that compares with it.</summary>
    private const int Reach = 3;

    private static readonly string[] BudgetEndings = ["年初预算数", "年初预算", "全年预算数", "全年预算", "调整预算数", "调整预算", "预算数", "预算"];

    private static readonly string[] AccountEndings = ["支出决算数", "支出决算", "决算数", "决算", "执行数"];

    public string Id => "prose.completion";

    public int Version => 1;

    public string Name => "文字：预算完成率与差异率";

    public string Reason => "The sentence before gives the budget that the account is a percentage of: 完成率 = 决算 ÷ 预算, 差异率 = (决算 − 预算) ÷ 预算.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        IReadOnlyList<Statement> statements = context.Entry.Statements;
        for (int i = 0; i < statements.Count; i++)
        {
            Statement statement = statements[i];
            Quantity? completion = ProseFigures.Completion(statement);
            Quantity? rate = statement.Base is "年初预算" or "全年预算" && statement.Change is null ? ProseFigures.Rate(statement) : null;
            if ((completion is null && rate is null) || ProseFigures.Amount(statement) is not { } account)
            {
                continue;
            }

            string basis = (completion is null ? statement.Base : statement.CompletionBase ?? statement.Base)!;
            if (Budget(statements, i, basis) is not { } budget)
            {
                into.Skip(Id, statement.Id, "budget-not-said-before");
                continue;
            }

            if (completion is not null)
            {
                Add(new RatioIdentity(completion, [new Term(account, 1)], [new Term(budget, 1)])
                {
                    Rule = Id,
                    Family = Id,
                    IsCertain = true,
                    Text = $"完成率 = 决算数 ÷ {basis}数",
                }, statement.Id, into);
            }
            else
            {
                int sign = statement.Direction == "decrease" ? -1 : 1;
                Add(new RatioIdentity(rate!, [new Term(account, sign), new Term(budget, -sign)], [new Term(budget, 1)])
                {
                    Rule = Id,
                    Family = Id,
                    IsCertain = true,
                    Text = $"差异率 = (决算数 − {basis}数) ÷ {basis}数",
                }, statement.Id, into);
            }
        }
    }

    private void Add(RatioIdentity identity, string scope, IdentityCollector into)
    {
        if (identity.IsDefined)
        {
            into.Add(identity);
        }
        else
        {
            into.Skip(Id, scope, "the-budget-may-be-nothing");
        }
    }

    /// <summary>The amount under the same label with the word of the budget: …支出年初预算 before …支出决算.</summary>
    private static Quantity? Budget(IReadOnlyList<Statement> statements, int at, string basis)
    {
        string section = string.Join('/', statements[at].Section);
        string label = Without(Labels.Fold(statements[at].Label), AccountEndings);
        for (int k = at - 1; k >= 0 && k >= at - Reach; k--)
        {
            string other = Labels.Fold(statements[k].Label);
            if (string.Join('/', statements[k].Section) == section && other.Contains(basis, StringComparison.Ordinal)
                && Without(Without(other, BudgetEndings), AccountEndings) == label && ProseFigures.Amount(statements[k]) is { } amount)
            {
                return amount;
            }
        }

        return null;
    }

    private static string Without(string label, string[] endings) =>
        Array.Find(endings, e => label.Length > e.Length && label.EndsWith(e, StringComparison.Ordinal)) is { } ending ? Bare(label[..^ending.Length]) : Bare(label);

    /// <summary>…支出年初预算 and …支出决算 are of one thing, wherever the word 支出 is counted.</summary>
    private static string Bare(string label) => label.EndsWith("支出", StringComparison.Ordinal) ? label[..^2] : label;
}
