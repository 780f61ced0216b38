using Extractor.Disclosure.Narrative.Prose;
using static Extractor.Disclosure.Narrative.Prose.ProseTokenKind;

namespace Extractor.Disclosure.Narrative.Statements;

/// <content>Reasons: what they explain, and where they end.</content>
internal sealed partial class ProseParser
{
    private static readonly string[] ReasonGoesOn = ["一是", "二是", "三是", "四是", "五是", "六是", "同时", "另外", "另一方面", "一方面", "其次", "再次", "另", "并", "且"];

    private static readonly string[] BudgetNouns =
    [
        "费", "支出", "收入", "经费", "资金", "结余", "结转", "预算", "决算", "公积金", "补贴", "拨款", "（类）", "（款）", "（项）", "采购", "价值", "补助", "年金", "总计", "合计", "总额", "预算数", "决算数", "金额", "养老保险", "医疗", "购置", "维护",
    ];

    private void OnWeakReason(ProseToken token)
    {
        // 由于人员增加，基本支出比上年增加… : a reason before what it explains stays with the words around it.
        bool before = token.Start == _segmentStart && _text[token.Start] == '由';
        StatementDraft? target = _latest ?? _inheritedHead;
        if (target is null || before)
        {
            return;
        }

        if (target is { IsCompared: true } or { Completion: not null })
        {
            OnReason(token);
        }
        else
        {
            OnList(token with { Kind = Use });
        }
    }

    private void OnReason(ProseToken token)
    {
        // 发现的问题及原因 explains no figure; a reason of the paragraph before opens this one.
        bool other = _text.AsSpan(_labelStart, Math.Max(0, token.Start - _labelStart)).Contains("问题", StringComparison.Ordinal);
        StatementDraft? target = _latest ?? (_speaksOfInherited || token.Start - _tokens[0].Start <= 20 ? _inheritedHead : null);
        if (other || target is { Quantity: not null, QuantityChange: null })
        {
            target = null;
        }

        int from = token.End;
        while (from < _text.Length && _text[from] is '：' or '，' or ',' or '是' or '为')
        {
            from++;
        }

        int i = _index + 1;
        while (i < _tokens.Count && _tokens[i].Start < from)
        {
            i++;
        }

        int end = _text.Length;
        int next = _tokens.Count;
        bool first = true;
        for (; i < _tokens.Count; i++)
        {
            ProseToken t = _tokens[i];
            bool list = t.Kind == ListOpen && i > 0 && _tokens[i - 1].Kind is Comma or Semicolon or Stop;
            if (list || (t.Kind == Semicolon && BeginsStatement(i + 1)) || (t.Kind == Stop && !GoesOn(i + 1)))
            {
                next = i;
                end = first ? t.Start : end;
                break;
            }

            if (t.Kind == Stop && first)
            {
                // 二是 … in the next sentence: still reasons, but the first sentence is what is kept.
                end = t.Start;
                first = false;
            }

            _covered[i] = true;
        }

        if (target is not null && target.Reason is null && end > from)
        {
            string reason = _text[from..Math.Min(end, _text.Length)].Trim('，', '。', '；', ',', ' ', '：');
            if (reason.Length > 0)
            {
                target.Reason = _prose.Raw(from, Math.Min(end, _text.Length)).Trim().TrimEnd('，', '。', '；', ',', ';', '、').Trim();
                if (target.Twin is { } twin)
                {
                    twin.Reason ??= target.Reason;
                }

                if (target.Start <= from && !ReferenceEquals(target, _inheritedHead))
                {
                    target.End = Math.Max(target.End, Math.Min(end, _text.Length));
                }
            }
        }

        _index = next - 1;
        EndClause(next < _tokens.Count ? _tokens[next].Start : _text.Length);
    }

    private bool GoesOn(int i)
    {
        if (i >= _tokens.Count)
        {
            return false;
        }

        foreach (string word in ReasonGoesOn)
        {
            if (string.CompareOrdinal(_text, _tokens[i].Start, word, 0, word.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the words behind a semicolon in a reason are the next item of the list: a budget noun with its figure.</summary>
    private bool BeginsStatement(int i)
    {
        if (GoesOn(i))
        {
            return false;
        }

        int start = i < _tokens.Count ? _tokens[i].Start : 0;
        bool numbered = Numbering.TryRead(_text.AsSpan(start), out _);
        int depth = 0;
        for (; i < _tokens.Count; i++)
        {
            ProseToken t = _tokens[i];
            depth += t.Kind == Open ? 1 : t.Kind == Close ? -1 : 0;
            if (depth > 0)
            {
                continue;
            }

            if (t.Kind is Comma or Stop or Semicolon or ListOpen or Reason)
            {
                return false;
            }

            if (t.Kind is Amount or Same || t.Kind is Increase or Decrease or Base)
            {
                int end = t.Start;
                string label = _labels.Clean(_text.AsSpan(start, end - start), out _);
                if (label.Length < 2 || label.Length > 80 || StartsLikeReason(label))
                {
                    return false;
                }

                return (numbered || EndsLikeBudget(label)) && (t.Kind != Increase && t.Kind != Decrease || FigureFollows(i + 1));
            }
        }

        return false;
    }

    private bool FigureFollows(int i)
    {
        while (i < _tokens.Count && _tokens[i].Kind is Text or Colon && IsFiller(_tokens[i], out _))
        {
            i++;
        }

        return i < _tokens.Count && _tokens[i].Kind is Amount or Percent;
    }

    private static bool EndsLikeBudget(string label)
    {
        foreach (string noun in BudgetNouns)
        {
            if (label.EndsWith(noun, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsLikeReason(string label)
    {
        foreach (string word in (string[])["新增", "增加", "减少", "追加", "调整", "压减", "调减", "调增", "今年", "本年增", "本年减", "本年新", "本年未", "上年", "因", "由于", "根据", "按", "安排", "取消", "压缩", "未"])
        {
            if (label.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
