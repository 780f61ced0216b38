using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Extractor.Disclosure.Numbers;

/// <summary>A printed unit of money (计量单位): 元, 百元, 千元, 万元, 百万元, 亿元 …</summary>
/// <remarks>
/// Only the units known here can be made, so that no factor can be wrong. <c>default</c> is 元. Renminbi only: 万美元 and
/// other currencies are no <see cref="MoneyUnit"/>, because their figures may never be added to those of the tables.
/// </remarks>
public readonly partial struct MoneyUnit : IEquatable<MoneyUnit>
{
    private static readonly FrozenDictionary<string, int> Powers = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["元"] = 0,
        ["圆"] = 0,
        ["十元"] = 1,
        ["百元"] = 2,
        ["佰元"] = 2,
        ["千元"] = 3,
        ["仟元"] = 3,
        ["万元"] = 4,
        ["萬元"] = 4,
        ["十万元"] = 5,
        ["百万元"] = 6,
        ["千万元"] = 7,
        ["亿元"] = 8,
        ["億元"] = 8,
        ["十亿元"] = 9,
        ["百亿元"] = 10,
        ["千亿元"] = 11,
        ["万亿元"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Names =
        ["元", "十元", "百元", "千元", "万元", "十万元", "百万元", "千万元", "亿元", "十亿元", "百亿元", "千亿元", "万亿元"];

    private readonly int _power;

    private MoneyUnit(int power) => _power = power;

    /// <summary>元.</summary>
    public static MoneyUnit Yuan { get; } = new(0);

    /// <summary>万元.</summary>
    public static MoneyUnit TenThousand { get; } = new(4);

    /// <summary>Name in simplified characters, <c>万元</c>.</summary>
    public string Name => Names[_power];

    /// <summary>How many 元 one of it is.</summary>
    public decimal Factor
    {
        get
        {
            decimal factor = 1;
            for (int i = 0; i < _power; i++)
            {
                factor *= 10;
            }

            return factor;
        }
    }

    public static bool operator ==(MoneyUnit left, MoneyUnit right) => left.Equals(right);

    public static bool operator !=(MoneyUnit left, MoneyUnit right) => !left.Equals(right);

    /// <summary>Reads a unit that stands alone: <c>万元</c>, <c>人民币万元</c>, <c>RMB 万元</c>.</summary>
    public static bool TryParse(string? text, out MoneyUnit unit)
    {
        unit = default;
        if (text is null)
        {
            return false;
        }

        string folded = Strip().Replace(TextFolding.Fold(text), string.Empty);
        if (!Powers.TryGetValue(folded, out int power))
        {
            return false;
        }

        unit = new MoneyUnit(power);
        return true;
    }

    /// <summary>
    /// Finds the unit that a caption or header cell states: after 单位： (<c>金额单位：人民币万元</c>) or in brackets
    /// (<c>预算数（万元）</c>). A 元 inside a word (单元, 公元) and foreign currencies are not taken.
    /// </summary>
    public static bool TryFind(string? text, out MoneyUnit unit)
    {
        unit = default;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        string folded = TextFolding.Fold(text);
        foreach (Match match in Stated().Matches(folded))
        {
            if (TryParse(match.Groups["u"].Value, out unit))
            {
                return true;
            }
        }

        return TryParse(folded, out unit);
    }

    public bool Equals(MoneyUnit other) => _power == other._power;

    public override bool Equals(object? obj) => obj is MoneyUnit other && Equals(other);

    public override int GetHashCode() => _power;

    public override string ToString() => Name;

    [GeneratedRegex("^(?:人民币|RMB|CNY|[¥:,.])+", RegexOptions.NonBacktracking)]
    private static partial Regex Strip();

    [GeneratedRegex(@"(?:单位[:;]?|[(\[/]|计量:)(?<u>(?:人民币|RMB|CNY)?[十百佰千仟万萬亿億]{0,2}[元圆])", RegexOptions.NonBacktracking)]
    private static partial Regex Stated();
}
