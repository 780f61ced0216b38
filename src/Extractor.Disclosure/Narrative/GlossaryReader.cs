using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Narrative;

/// <summary>Reads 名词解释: one term per numbered paragraph, <c>一、财政拨款：指…</c>.</summary>
internal static class GlossaryReader
{
    private const int MaxTerm = 45;
    private static readonly string[] Says = ["是指", "指", "包括", "反映", "是", "为"];

    public static IReadOnlyList<GlossaryTerm> Read(IEnumerable<NarrativeParagraph> paragraphs)
    {
        List<GlossaryTerm> terms = [];
        string? pending = null;
        int pendingPage = 0;
        foreach (NarrativeParagraph paragraph in paragraphs)
        {
            string text = paragraph.Text.Trim();
            bool numbered = Numbering.TryRead(text, out Numbering numbering);
            string body = numbered ? text[numbering.Length..] : text;
            if (TrySplit(body, numbered, out string term, out string explanation))
            {
                terms.Add(new GlossaryTerm(term, explanation, paragraph.Page));
                pending = null;
            }
            else if (numbered && body.Length <= MaxTerm && !body.EndsWith('。'))
            {
                pending = body.TrimEnd('：', ':', ' ');
                pendingPage = paragraph.Page;
            }
            else if (pending is { Length: 0 } && TrySplit(body, true, out term, out explanation))
            {
                terms.Add(new GlossaryTerm(term, explanation, pendingPage));
                pending = null;
            }
            else if (pending is { Length: > 0 })
            {
                terms.Add(new GlossaryTerm(pending, text, pendingPage));
                pending = null;
            }
            else if (terms.Count > 0 && text.Length > 0 && GoesOn(terms[^1].Explanation, text))
            {
                terms[^1] = terms[^1] with { Explanation = terms[^1].Explanation + text };
            }
        }

        return terms;
    }

    // A paragraph goes on with the explanation before, unless that had ended and this is a signature or a date.
    private static bool GoesOn(string before, string text) => !before.EndsWith('。') || (text.EndsWith('。') && text.Length > 20);

    private static bool TrySplit(string text, bool numbered, out string term, out string explanation)
    {
        term = explanation = "";
        int colon = text.AsSpan().IndexOfAny('：', ':');
        if (colon is > 0 and <= MaxTerm && (numbered || SaysWhat(text.AsSpan(colon + 1))))
        {
            term = text[..colon].Trim();
            explanation = text[(colon + 1)..].Trim();
            return explanation.Length > 0;
        }

        if (!numbered)
        {
            return false;
        }

        // 1.财政拨款收入是指…, 二、基本支出 指….
        int says = text.IndexOf("是指", StringComparison.Ordinal);
        if (says < 0)
        {
            says = text.IndexOf('指');
        }

        if (says is <= 0 or > MaxTerm)
        {
            return false;
        }

        term = text[..says].Trim('，', ' ', '。', ',');
        explanation = text[says..].Trim();
        return term.Length > 0;
    }

    private static bool SaysWhat(ReadOnlySpan<char> explanation)
    {
        explanation = explanation.TrimStart();
        foreach (string word in Says)
        {
            if (explanation.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
