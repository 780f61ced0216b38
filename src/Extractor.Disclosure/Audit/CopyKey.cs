using Extractor.Disclosure.Audit.Rules;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>What names the same thing in several tables: the code, 合计, or a label that is long enough to tell.</summary>
internal static class CopyKey
{
    private const int TellingLength = 4;

    public static string? Of(Fact fact)
    {
        if (fact.Row.Code is { } code && fact.Row.Role != "project")
        {
            return code;
        }

        if (fact.Row.Role == "total" || (fact.Row.Role is null && fact.Row.Code is null && Labels.IsTotal(fact.Row.Name)))
        {
            return "total";
        }

        return OfName(fact.Row.Name);
    }

    private static string? OfName(string label)
    {
        string name = Labels.Core(label);
        return name.Length >= TellingLength ? name : null;
    }
}
