using System.Text.RegularExpressions;

namespace Extractor.Disclosure.Numbers;

/// <summary>
/// Reads the number that a cell or a phrase prints, in every form met in Chinese public finance. Strict: what does not
/// follow a known form is <see cref="NumberKind.Text"/> with the reason, never a guess; what follows one only after a
/// repair is marked <see cref="ParsedNumber.IsDoubtful"/>.
/// </summary>
public static partial class NumberParser
{
    /// <summary>Longer texts are prose; see <see cref="NumberScanner"/> for the figures in it.</summary>
    public const int MaxLength = 80;

    private static readonly (string Text, string Sign)[] Comparators =
    [
        (">=", "≥"), ("=>", "≥"), ("≥", "≥"), ("<=", "≤"), ("=<", "≤"), ("≤", "≤"), (">", ">"), ("<", "<"), ("=", "="),
        ("大于或等于", "≥"), ("大于等于", "≥"), ("不低于", "≥"), ("不少于", "≥"), ("不小于", "≥"), ("至少", "≥"),
        ("小于或等于", "≤"), ("小于等于", "≤"), ("不高于", "≤"), ("不超过", "≤"), ("不大于", "≤"), ("不多于", "≤"), ("至多", "≤"),
        ("控制在", "≤"), ("大于", ">"), ("高于", ">"), ("超过", ">"), ("多于", ">"), ("小于", "<"), ("低于", "<"), ("少于", "<"),
        ("不足", "<"), ("等于", "="), ("达到", "≥"),
    ];

    private static readonly (string Text, string Sign)[] TrailingComparators =
    [
        ("(含)以上", "≥"), ("及以上", "≥"), ("以上(含)", "≥"), ("以上", "≥"), ("(含)以下", "≤"), ("及以下", "≤"), ("以下(含)", "≤"),
        ("以下", "≤"), ("以内", "≤"), ("之内", "≤"), ("内", "≤"),
    ];

    /// <summary>Reads a whole cell or phrase.</summary>
    /// <returns>Never null; <see cref="NumberKind.Text"/> where it is no number.</returns>
    public static ParsedNumber Parse(string? text)
    {
        string raw = text ?? string.Empty;
        string s = TextFolding.Fold(raw);
        if (Empty(raw, s) is { } empty)
        {
            return empty;
        }

        if (s.Length > MaxLength)
        {
            return Words(raw, "too long for a number");
        }

        if (OrdinalForm().IsMatch(s))
        {
            return new ParsedNumber { Kind = NumberKind.Ordinal, Raw = raw };
        }

        (string? mark, s) = FootnoteMark.Strip(s);
        (string? comparator, string body) = Leading(s);
        if (DateParser.TryParse(body, out DateForm? date))
        {
            return new ParsedNumber { Kind = NumberKind.Date, Raw = raw, Date = date, Comparator = comparator ?? (date.IsBefore ? "≤" : null), Mark = mark };
        }

        ParsedNumber number = Body(raw, body);
        if (number.Kind == NumberKind.Text)
        {
            return number;
        }

        bool doubtful = number.IsDoubtful || SpaceInside().IsMatch(raw);
        return number with
        {
            Comparator = comparator ?? number.Comparator,
            Mark = mark ?? number.Mark,
            IsDoubtful = doubtful,
            Remark = number.Remark ?? (doubtful ? "blank inside the number" : null),
        };
    }

    private static ParsedNumber? Empty(string raw, string s)
    {
        NumberKind? kind = s switch
        {
            "" => NumberKind.Blank,
            "/" or "//" or "\\" or "无" or "N/A" or "n/a" or "NA" or "不适用" or "无此项" or "空" => NumberKind.NotApplicable,
            _ when s.AsSpan().TrimStart('-').Length == 0 || s is "_" or "__" or "一一" or "ー" or "ーー" => NumberKind.Dash,
            _ => null,
        };
        return kind is { } k ? new ParsedNumber { Kind = k, Raw = raw } : null;
    }

    private static (string? Sign, string Text) Leading(string s)
    {
        foreach ((string text, string sign) in Comparators)
        {
            if (s.StartsWith(text, StringComparison.Ordinal) && s.Length > text.Length)
            {
                return (sign, s[text.Length..]);
            }
        }

        return (null, s);
    }

    private static ParsedNumber Body(string raw, string s)
    {
        bool negative = false;
        bool doubtful = false;
        bool approximate = false;
        if (s.Length > 2 && s[0] == '(' && s[^1] == ')' && s.AsSpan(1, s.Length - 2).IndexOfAny('(', ')') < 0)
        {
            negative = true;
            s = s[1..^1];
            doubtful = !s.Contains('.', StringComparison.Ordinal);
        }

        for (int i = 0; i < 4 && s.Length > 0; i++)
        {
            if (s[0] is '-' or '△' or '▲' && !negative)
            {
                negative = true;
                // An em dash before a number may also be a bullet; the sums decide.
                doubtful |= raw.AsSpan().TrimStart().StartsWith("—");
                s = s[1..];
            }
            else if (s[0] is '+' or '¥' or '￥' or '共' or '达' or '负')
            {
                negative |= s[0] == '负';
                s = s[1..];
            }
            else if (s[0] is '约' or '近')
            {
                approximate = true;
                s = s[1..];
            }
            else if (s.StartsWith("人民币", StringComparison.Ordinal))
            {
                s = s[3..];
            }
            else if (s.StartsWith("减少", StringComparison.Ordinal) || s.StartsWith("下降", StringComparison.Ordinal))
            {
                negative = true;
                s = s[2..];
            }
            else if (s.StartsWith("增加", StringComparison.Ordinal) || s.StartsWith("增长", StringComparison.Ordinal))
            {
                s = s[2..];
            }
            else
            {
                break;
            }
        }

        if (!NumberReader.TryRead(s, out NumberReader first))
        {
            return Words(raw, first.Failure ?? "no number");
        }

        string rest = s[first.Length..];
        if (TryRange(raw, first, rest, out ParsedNumber? range))
        {
            return range;
        }

        ParsedNumber number = Suffix(new ParsedNumber
        {
            Kind = first.IsPercent ? NumberKind.Percent : NumberKind.Number,
            Raw = raw,
            Value = first.Value,
            Decimals = first.Decimals,
            Money = first.Money,
            IsApproximate = approximate,
            IsDoubtful = doubtful || first.IsDoubtful,
            Remark = first.Repair,
        }, rest);
        return negative && number.Value is { } value ? number with { Value = -value } : number;
    }

    private static bool TryRange(string raw, NumberReader first, string rest, out ParsedNumber range)
    {
        range = null!;
        Match match = RangeForm().Match(rest);
        if (!match.Success || !NumberReader.TryRead(match.Groups["b"].Value, out NumberReader second))
        {
            return false;
        }

        string unit = match.Groups["u"].Value;
        ParsedNumber upper = Suffix(new ParsedNumber
        {
            Kind = second.IsPercent ? NumberKind.Percent : NumberKind.Number,
            Raw = raw,
            Value = second.Value,
            Decimals = second.Decimals,
            Money = second.Money,
        }, match.Groups["b"].Value[second.Length..]);
        if (upper.Kind == NumberKind.Text || (unit.Length > 0 && !match.Groups["b"].Value.Contains(unit, StringComparison.Ordinal)))
        {
            return false;
        }

        range = upper with
        {
            Kind = NumberKind.Range,
            Value = first.Value,
            Upper = second.Value,
            Unit = upper.Kind == NumberKind.Percent ? "%" : upper.Unit,
            IsDoubtful = first.Value > second.Value,
        };
        return true;
    }

    /// <summary>What stands behind the digits: unit, scale, percent, 以上, 左右.</summary>
    private static ParsedNumber Suffix(ParsedNumber number, string rest)
    {
        string s = rest;
        foreach ((string text, string sign) in TrailingComparators)
        {
            if (s.EndsWith(text, StringComparison.Ordinal))
            {
                number = number with { Comparator = sign };
                s = s[..^text.Length];
                break;
            }
        }

        if (s.EndsWith("左右", StringComparison.Ordinal) || s.EndsWith("上下", StringComparison.Ordinal))
        {
            number = number with { IsApproximate = true };
            s = s[..^2];
        }

        if (s.StartsWith('余') || s.StartsWith('多'))
        {
            number = number with { IsApproximate = true };
            s = s[1..];
        }

        if (s.Length == 0)
        {
            return number;
        }

        if (s.EndsWith('-') && s.Length == 1)
        {
            return number with { Value = -number.Value, IsDoubtful = true, Remark = "sign behind the number" };
        }

        if (s.Length > 2 && s[0] == '(' && s[^1] == ')')
        {
            s = s[1..^1];
        }

        if (s is "%" or "%%" or "百分比")
        {
            return number with { Kind = NumberKind.Percent };
        }

        if (s == "‰")
        {
            return number with { Kind = NumberKind.Percent, Value = number.Value / 10, Decimals = number.Decimals + 1 };
        }

        if (s is "个百分点" or "百分点" or "%点")
        {
            return number with { Kind = NumberKind.PercentagePoints };
        }

        s = s.TrimEnd('整', '正');
        if (MoneyUnit.TryParse(s, out MoneyUnit money))
        {
            return number.Money is null ? number with { Money = money } : Words(number.Raw, "two units of money");
        }

        Match unit = UnitForm().Match(s);
        if (!unit.Success || number.Money is not null || !UnitWords.IsPlausible(number, unit.Groups["n"].Value))
        {
            return Words(number.Raw, "text behind the number: " + s);
        }

        decimal scale = unit.Groups["s"].Value switch
        {
            "万" => 10_000,
            "亿" => 100_000_000,
            "千" => 1000,
            "百" => 100,
            "十" => 10,
            "百万" => 1_000_000,
            "千万" => 10_000_000,
            "万亿" => 1_000_000_000_000,
            _ => 1,
        };
        string name = unit.Groups["n"].Value;
        return number with { Scale = scale, Unit = name.Length > 0 ? name : null };
    }

    private static ParsedNumber Words(string raw, string reason) => new() { Kind = NumberKind.Text, Raw = raw, Remark = reason };

    [GeneratedRegex(@"^(?:第[\d一二三四五六七八九十百]+[名位届次期批条项章节部分]*|\(?[一二三四五六七八九十]{1,3}[、.)]+|\(\d{1,2}\)|\d{1,2}[、.)]|[①-⑳⑴-⒇㈠-㈩])$", RegexOptions.NonBacktracking)]
    private static partial Regex OrdinalForm();

    [GeneratedRegex(@"[\d,，.．][\s\u3000]+[\d,，.．]", RegexOptions.NonBacktracking)]
    private static partial Regex SpaceInside();

    [GeneratedRegex(@"^(?<u>[%‰]|[^\d\-~至到]{0,4})[\-~至到]+(?<b>\d.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex RangeForm();

    [GeneratedRegex(@"^(?<s>百万|千万|万亿|[十百千万亿])?(?<n>[\p{L}㎡㎥°℃/·、²³*%()]{0,16})$", RegexOptions.NonBacktracking)]
    private static partial Regex UnitForm();
}
