using System.Diagnostics.CodeAnalysis;
using Extractor.Disclosure.Numbers;

namespace Extractor.Disclosure.Codes;

/// <summary>Which classification (政府收支分类) a code belongs to.</summary>
public enum Classification
{
    /// <summary>支出功能分类, 2xx.</summary>
    Functional,

    /// <summary>部门预算支出经济分类, 3xx.</summary>
    EconomicDepartment,

    /// <summary>政府预算支出经济分类, 5xx.</summary>
    EconomicGovernment,

    /// <summary>收入分类, 1xx.</summary>
    Revenue,
}

/// <summary>A whole code of the classification of government revenue and expenditure: 类 (3 digits), 款 (5), 项 (7), 目 (9).</summary>
/// <remarks>
/// Invariant: 3, 5, 7 or 9 digits (9 only for revenue, economic codes have at most 5), the first one 1, 2, 3 or 5. <c>default</c>
/// is the empty code: <see cref="Digits"/> is "" and it has no level. Equality is by digits.
/// </remarks>
public readonly struct ClassificationCode : IEquatable<ClassificationCode>
{
    private readonly string? _digits;

    private ClassificationCode(string digits) => _digits = digits;

    /// <summary>The digits without blanks: <c>2110101</c>.</summary>
    public string Digits => _digits ?? string.Empty;

    public bool IsEmpty => _digits is null;

    /// <summary>1 for 类, 2 for 款, 3 for 项, 4 for 目; 0 for the empty code.</summary>
    public int Level => _digits is null ? 0 : (_digits.Length - 1) / 2;

    public Classification Classification => _digits?[0] switch
    {
        '1' => Classification.Revenue,
        '3' => Classification.EconomicDepartment,
        '5' => Classification.EconomicGovernment,
        _ => Classification.Functional,
    };

    /// <summary>The code one level up; the empty code above a 类.</summary>
    public ClassificationCode Parent => Level > 1 ? new ClassificationCode(_digits![..^2]) : default;

    /// <summary>From the 类 down to this code: 211, 21101, 2110101.</summary>
    public IReadOnlyList<string> Path
    {
        get
        {
            var path = new string[Level];
            for (int i = 0; i < path.Length; i++)
            {
                path[i] = _digits![..(3 + 2 * i)];
            }

            return path;
        }
    }

    public static bool operator ==(ClassificationCode left, ClassificationCode right) => left.Equals(right);

    public static bool operator !=(ClassificationCode left, ClassificationCode right) => !left.Equals(right);

    /// <summary>Reads a whole code: <c>2110101</c>, <c>211 01 01</c>, <c>211-01-01</c>, <c>２１１０１</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ClassificationCode code)
    {
        code = default;
        if (text is null || text.Length > 32)
        {
            return false;
        }

        string digits = TextFolding.Fold(text).Replace("-", string.Empty, StringComparison.Ordinal).Replace(".", string.Empty, StringComparison.Ordinal);
        if (!IsWellFormed(digits))
        {
            return false;
        }

        code = new ClassificationCode(digits);
        return true;
    }

    /// <summary>True where the other code is this one or lies below it.</summary>
    public bool Contains(ClassificationCode other) => !IsEmpty && other.Digits.StartsWith(Digits, StringComparison.Ordinal);

    public bool Equals(ClassificationCode other) => string.Equals(Digits, other.Digits, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is ClassificationCode other && Equals(other);

    public override int GetHashCode() => Digits.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Digits;

    private static bool IsWellFormed(string digits)
    {
        if (digits.Length is not (3 or 5 or 7 or 9) || digits.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return false;
        }

        return digits[0] switch
        {
            '1' => true,
            '2' => digits.Length <= 7,
            '3' or '5' => digits.Length <= 5,
            _ => false,
        };
    }
}
