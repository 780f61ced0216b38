using System.Globalization;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>Nothing cannot carry an amount: 项目0个，涉及金额5,000万元.</summary>
internal sealed class ProseZeroCountRule : IAuditRule
{
    public string Id => "prose.zero-count";

    public int Version => 1;

    public string Name => "文字：零个却有金额";

    public string Reason => "A sentence that counts no projects, vehicles or persons cannot give them an amount.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        IReadOnlyList<Statement> statements = context.Entry.Statements;
        for (int i = 0; i + 1 < statements.Count; i++)
        {
            Statement count = statements[i];
            Statement amount = statements[i + 1];
            if (count.Quantity != 0 || amount.Amount is not > 0 || !amount.Sentence.StartsWith(count.Sentence, StringComparison.Ordinal)
                || !Labels.Fold(amount.Label).StartsWith(Labels.Fold(count.Label), StringComparison.Ordinal)
                || ProseFigures.Amount(amount) is not { } quantity)
            {
                continue;
            }

            into.Add(new Remark(
                Id, "warning", $"{count.Label}为 0，却列有金额 {amount.Raw}", [quantity], "0",
                (quantity.Value / quantity.Scale).ToString("0.######", CultureInfo.InvariantCulture)));
        }
    }
}
