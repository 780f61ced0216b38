namespace Extractor.Disclosure.Narrative.Prose;

/// <summary>Cuts a normalised paragraph into tokens. Runs in linear time: every step looks ahead a bounded number of characters.</summary>
internal static class ProseTokenizer
{
    private static readonly string[] CompletionWords = ["完成率", "预算执行率", "支出执行率", "执行率", "执行进度", "支出进度"];
    private static readonly string[] PlanWords = ["年初预算", "全年预算", "调整预算", "调整后预算", "年度预算", "本年预算", "预算"];

    /// <summary>Cuts <paramref name="text"/> from <paramref name="from"/> to its end.</summary>
    public static List<ProseToken> Read(string text, int from, NarrativeContext context)
    {
        List<ProseToken> tokens = [];
        int plain = from;
        int i = from;
        while (i < text.Length)
        {
            if (!TryRead(text, i, context, out ProseToken token))
            {
                i++;
                continue;
            }

            if (token.Kind == ProseTokenKind.Text)
            {
                i = token.End;
                continue;
            }

            if (i > plain)
            {
                tokens.Add(new ProseToken(ProseTokenKind.Text, plain, i));
            }

            tokens.Add(token);
            i = plain = token.End;
        }

        if (i > plain)
        {
            tokens.Add(new ProseToken(ProseTokenKind.Text, plain, i));
        }

        return tokens;
    }

    private static bool TryRead(string text, int i, NarrativeContext context, out ProseToken token)
    {
        char c = text[i];
        ProseTokenKind? mark = c switch
        {
            '，' or ',' => ProseTokenKind.Comma,
            '、' => ProseTokenKind.Enumeration,
            '；' => ProseTokenKind.Semicolon,
            '：' => ProseTokenKind.Colon,
            '。' or '！' or '？' => ProseTokenKind.Stop,
            '（' or '〔' or '[' or '【' => ProseTokenKind.Open,
            '）' or '〕' or ']' or '】' => ProseTokenKind.Close,
            '.' when i + 1 == text.Length => ProseTokenKind.Stop,
            _ => null,
        };
        if (mark is ProseTokenKind kind)
        {
            token = new ProseToken(kind, i, i + 1);
            return true;
        }

        if (ProseNumber.TryRead(text, i, out token))
        {
            return true;
        }

        if (TryPercentInWords(text, i, out token) || TryCompletion(text, i, out token))
        {
            return true;
        }

        if (ComparisonBase.TryRead(text, i, context, out int end, out string name))
        {
            token = new ProseToken(ProseTokenKind.Base, i, end, 0, name);
            return true;
        }

        int length = ProseLexicon.Match(text, i, out kind);
        if (length > 0)
        {
            token = new ProseToken(kind, i, i + length);
            return true;
        }

        // 增1.2万元, 减5%: the short words only before a figure.
        if (c is '增' or '减' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
        {
            token = new ProseToken(c == '增' ? ProseTokenKind.Increase : ProseTokenKind.Decrease, i, i + 1);
            return true;
        }

        if (c is '多' or '少' && i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && text[i - 1] is '年' or '数' or '算' or '度' or '期')
        {
            token = new ProseToken(c == '多' ? ProseTokenKind.Increase : ProseTokenKind.Decrease, i, i + 1);
            return true;
        }

        return false;
    }

    /// <summary>百分之12.5, 百分之十二 is left to the number parser of the project.</summary>
    private static bool TryPercentInWords(string text, int i, out ProseToken token)
    {
        const string Words = "百分之";
        token = default;
        if (string.CompareOrdinal(text, i, Words, 0, Words.Length) != 0 || i + Words.Length >= text.Length
            || !ProseNumber.TryRead(text, i + Words.Length, out ProseToken number))
        {
            return false;
        }

        token = new ProseToken(ProseTokenKind.Percent, i, number.End, number.Number);
        return true;
    }

    /// <summary>完成年初预算的, 完成全年预算数的, 为年初预算的, 执行率.</summary>
    private static bool TryCompletion(string text, int i, out ProseToken token)
    {
        token = default;
        foreach (string word in CompletionWords)
        {
            if (string.CompareOrdinal(text, i, word, 0, word.Length) == 0)
            {
                token = new ProseToken(ProseTokenKind.Completion, i, i + word.Length);
                return true;
            }
        }

        int j = i;
        if (string.CompareOrdinal(text, i, "完成", 0, 2) == 0)
        {
            j = i + 2;
        }
        else if (text[i] is '为' or '占')
        {
            j = i + 1;
        }

        if (j == i)
        {
            return false;
        }

        foreach (string plan in PlanWords)
        {
            if (string.CompareOrdinal(text, j, plan, 0, plan.Length) != 0)
            {
                continue;
            }

            int k = j + plan.Length;
            while (k < text.Length && text[k] is '数' or '额')
            {
                k++;
            }

            bool of = k < text.Length && text[k] == '的';
            if (of || (k < text.Length && char.IsAsciiDigit(text[k])))
            {
                string name = plan is "调整后预算" ? "调整预算" : plan is "年度预算" or "本年预算" ? "预算" : plan;
                token = new ProseToken(ProseTokenKind.Completion, i, of ? k + 1 : k, 0, name);
                return true;
            }
        }

        return false;
    }
}
