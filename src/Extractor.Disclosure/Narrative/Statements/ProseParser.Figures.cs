using Extractor.Disclosure.Narrative.Prose;
using static Extractor.Disclosure.Narrative.Prose.ProseTokenKind;

namespace Extractor.Disclosure.Narrative.Statements;

/// <content>Amounts, counts and percents.</content>
internal sealed partial class ProseParser
{
    private static readonly string[] ThresholdAfter = ["以上", "以下", "以内", "及以上", "及以下", "（含）", "（不含）", "起", "/", "每", "含）"];
    private static readonly string[] ThresholdBefore = ["不超过", "超过", "不足", "低于", "不低于", "高于", "限额", "单价", "单位价值", "每人", "人均", "每月", "标准为", "标准", "达不到", "满"];

    private void OnAmount(ProseToken token)
    {
        if (IsThreshold(_index))
        {
            _covered[_index] = true;
            return;
        }

        if (_pending is Share or Completion or DifferenceRate)
        {
            // 占政府采购支出总额789.47万元的100%: the whole, said again.
            _covered[_index] = true;
            return;
        }

        if (_pendingDirection is not null && !_pendingTarget)
        {
            _covered[_index] = true;
            Compare(_pendingDirection, token.Number, null, token);
            EndFigure(token);
            return;
        }

        if (_baseInClause && (_labelStart == token.Start || Peek(1).IsDirection))
        {
            // 比2023年10,000.00万元增加: the figure of the base.
            _covered[_index] = true;
            _baseAmount = token.Number;
            _labelStart = token.End;
            return;
        }

        string? target = _pendingTarget ? _pendingDirection : null;
        string label = LabelBefore(token, out string? whose);
        if (target is not null)
        {
            // 会议费减少到80万元: the label ends before the verb.
            label = _labels.Clean(_text.AsSpan(_labelStart, Math.Max(0, _directionStart - _labelStart)), out whose);
        }

        if (target is not null && label.Length == 0)
        {
            label = _fromSubject;
        }

        if (LabelKinds.BeforeFrom(label) is string from && Peek(1).IsDirection)
        {
            // 由上年的100万元增加到120万元: the figure before the change.
            _covered[_index] = true;
            _fromSubject = from;
            _baseAmount = token.Number;
            EndClause(token.End);
            return;
        }

        label = WithCondition(label, token);
        label = Complete(label, token);
        if (label.AsSpan().IndexOfAny("=<>≤≥|＝＜＞") >= 0)
        {
            // 指标值<=2.98万元=2.98万元: a table's line that was taken for prose.
            EndFigure(token);
            return;
        }

        if (label.Length == 0)
        {
            EndFigure(token);
            return;
        }

        _covered[_index] = true;
        StatementDraft draft = Add(label, token);
        draft.Whose = whose;
        draft.Amount = token.Number;
        draft.Raw = _prose.Raw(token.Start, token.End);
        if (target is not null)
        {
            draft.Direction = target;
            draft.Base = _base ?? _lastBase;
            draft.BaseAmount = _baseAmount;
            _baseAmount = null;
        }

        if (LabelKinds.TopicOf(label) is string topic)
        {
            _topic = topic;
        }

        EndFigure(token);
    }

    /// <summary>由中小企业供应商中标或成交的，采购金额: the clause before, which ends in 的, belongs to the label.</summary>
    private string WithCondition(string label, ProseToken token)
    {
        int start = Math.Min(_labelStart, token.Start);
        int length = start - _segmentStart;
        if (label.Length is 0 or > 12 || length is < 4 or > 80 || _text[start - 1] is not ('，' or ',') || _text[start - 2] != '的')
        {
            return label;
        }

        string condition = _labels.Clean(_text.AsSpan(_segmentStart, length - 1), out _);
        return condition.Length > 0 ? condition + "的" + label : label;
    }

    private string LabelBefore(ProseToken token, out string? whose)
    {
        int start = Math.Min(_labelStart, token.Start);
        string label = _labels.Clean(_text.AsSpan(start, token.Start - start), out whose);

        // 主要包括基本工资、津贴补贴等人员经费900万元: what the named things are.
        int etc = _inUse ? label.LastIndexOf('等') : -1;
        return etc > 0 && label.Length - etc > 3 ? label[(etc + 1)..] : label;
    }

    /// <summary>Adds what the line is about to a label that means nothing alone.</summary>
    private string Complete(string label, ProseToken token)
    {
        if (_counted is not null && LabelKinds.IsOfCounted(label))
        {
            return _counted.Label + label;
        }

        if (!LabelKinds.IsBare(label))
        {
            return label;
        }

        string topic = _head.Length > 0 && !LabelKinds.IsBare(_head) ? _head : _topic.Length > 0 ? _topic : LabelKinds.StandsAlone(label) ? "" : _sectionTopic;
        string joined = LabelKinds.Join(topic, label);

        // 年初预算数5万元，决算数6万元: where the topic alone would name two figures, the word tells them apart.
        return _drafts.Count > 0 && _drafts[^1].Label == joined && _drafts[^1].Amount != token.Number ? topic + label : joined;
    }

    private StatementDraft Add(string label, ProseToken token)
    {
        StatementDraft draft = new() { Label = label, Start = _segmentStart, End = token.End };
        _drafts.Add(draft);
        _latest = draft;
        _sentenceHead ??= draft;
        return draft;
    }

    private void OnCount(ProseToken token)
    {
        if (IsThreshold(_index))
        {
            return;
        }

        if (_pendingDirection is not null)
        {
            if (_latest is { Quantity: not null, QuantityChange: null } counted && counted.Unit == token.Word && counted.Start == _segmentStart)
            {
                counted.QuantityChange = token.Number;
                counted.Direction = token.Number == 0 ? "none" : _pendingDirection;
                counted.End = token.End;
            }

            EndFigure(token);
            return;
        }

        // Only a count that ends its clause is one: 车辆3辆，; not 3个处室.
        bool ends = Peek(1).Kind is Comma or Semicolon or Stop or Enumeration or Open or Close or Count || _index + 1 == _tokens.Count;
        string label = LabelBefore(token, out string? whose);
        if (label.Length == 0 && _counted is { } same && same.Unit != token.Word && _index > 0 && _tokens[_index - 1].Kind == Count)
        {
            // 国内公务接待12批次120人: the same thing in another measure.
            label = same.Label;
        }

        if (!ends || _pending != Text || label.Length is < 2 or > 60 || token.Word is null or "point" or "time" || _inUse)
        {
            return;
        }

        AddCount(label, whose, token, token.Word);
    }

    /// <summary>编制数40，实有人数48: people without a measure word.</summary>
    private void OnNumber(ProseToken token)
    {
        bool ends = Peek(1).Kind is Comma or Semicolon or Stop or Close || _index + 1 == _tokens.Count;
        if (_pending == Share && ends && token.Number is >= 0 and <= 100 && LatestOfSentence() is { Share: null, Amount: not null } part)
        {
            // 占76.23，: the sign was forgotten.
            part.Share = token.Number;
            EndFigure(token);
            return;
        }

        if (ends && token.Number == 0 && _pending == Text && _pendingDirection is null && _text[token.Start - 1 < 0 ? 0 : token.Start - 1] == '为')
        {
            // 年初预算为0: nothing has no unit.
            OnAmount(token);
            return;
        }

        string label = LabelBefore(token, out string? whose);
        if (label.EndsWith("编制数", StringComparison.Ordinal) || label.EndsWith("人数", StringComparison.Ordinal))
        {
            AddCount(label, whose, token, "person");
        }
    }

    private void AddCount(string label, string? whose, ProseToken token, string unit)
    {
        StatementDraft draft = new()
        {
            Label = label,
            Whose = whose,
            Quantity = token.Number,
            Unit = unit,
            Raw = _prose.Raw(token.Start, token.End),
            Start = _segmentStart,
            End = token.End,
        };
        _drafts.Add(draft);
        _latest = draft;
        _counted = draft;
        EndFigure(token);
    }

    private void OnPercent(ProseToken token)
    {
        StatementDraft? target;
        switch (_pending)
        {
            case Share:
                target = _pendingSubject.Length > 1 ? FindOrAdd(_pendingSubject, token, d => d.Share is null) : LatestOfSentence();
                if (target is { Share: null })
                {
                    target.Share = token.Number;
                    target.End = Math.Max(target.End, token.End);
                }

                break;
            case Completion:
                target = _latest;
                if (target is { Completion: null, Amount: not null })
                {
                    target.Completion = token.Number;
                    target.CompletionBase = _pendingBase ?? "预算";
                    target.End = Math.Max(target.End, token.End);
                }

                break;
            case DifferenceRate:
                target = _latest;
                if (target is { Rate: null, Amount: not null })
                {
                    target.Rate = Math.Abs(token.Number);
                    target.Direction = token.Number == 0 ? "none" : token.Number < 0 ? "decrease" : "increase";
                    target.Base ??= _base ?? "预算";
                    target.End = Math.Max(target.End, token.End);
                }

                break;
            default:
                if (_pendingDirection is not null)
                {
                    Compare(_pendingDirection, null, token.Number, token);
                }

                break;
        }

        EndFigure(token);
    }

    private StatementDraft? LatestOfSentence() => _latest is { Quantity: null } ? _latest : _sentenceHead ?? _latest;

    private bool IsThreshold(int index)
    {
        ProseToken token = _tokens[index];
        ReadOnlySpan<char> after = _text.AsSpan(token.End);
        foreach (string word in ThresholdAfter)
        {
            if (after.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        if (after.StartsWith("（含", StringComparison.Ordinal) && after.Length > 3 && after[2] is '）' or '以')
        {
            return true;
        }

        ReadOnlySpan<char> before = _text.AsSpan(0, token.Start);
        foreach (string word in ThresholdBefore)
        {
            if (before.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>货物、工程、服务分别为1万元、2万元、3万元.</summary>
    private void OnRespectively(ProseToken token)
    {
        string[] names = _text[_labelStart..token.Start].Split(['、', '和', '与', '及'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        List<int> amounts = [];
        int i = _index + 1;
        while (i < _tokens.Count && amounts.Count <= names.Length)
        {
            ProseToken next = _tokens[i];
            if (next.Kind == Amount)
            {
                amounts.Add(i);
            }
            else if (!(next.Kind is Enumeration or Comma || (next.Kind == Text && _text[next.Start..next.End] is "和" or "与" or "及")))
            {
                break;
            }

            i++;
        }

        if (names.Length < 2 || amounts.Count != names.Length)
        {
            return;
        }

        string tail = SharedTail(names);
        for (int k = 0; k < names.Length; k++)
        {
            ProseToken amount = _tokens[amounts[k]];
            string label = _labels.Clean(k < names.Length - 1 ? names[k] + tail : names[k], out string? whose);
            StatementDraft draft = Add(label, amount);
            draft.Whose = whose;
            draft.Amount = amount.Number;
            draft.Raw = _prose.Raw(amount.Start, amount.End);
            _covered[amounts[k]] = true;
        }

        _index = amounts[^1];
        EndClause(_tokens[_index].End);
    }

    // 收入、支出总计分别为: 收入 is 收入总计.
    private static string SharedTail(string[] names)
    {
        foreach (string tail in (string[])["预算总计", "决算总计", "总计", "合计", "预算", "决算"])
        {
            if (names[^1].EndsWith(tail, StringComparison.Ordinal) && !names[0].EndsWith(tail, StringComparison.Ordinal))
            {
                return tail;
            }
        }

        return "";
    }
}
