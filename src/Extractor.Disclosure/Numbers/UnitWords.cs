namespace Extractor.Disclosure.Numbers;

/// <summary>Tells units behind a number (12个月, 3辆) from a label that begins with a number (三公经费, 2110101行政运行).</summary>
internal static class UnitWords
{
    private const string Classifiers =
        "人名位辆台套个项家次件份户亩吨座处宗批天场期间幅册篇平米年月日周时分秒条口头只株棵张片部支块栋层所村镇县市省度倍款笔类种元轮组例字车里克升瓦公千毫小百万亿㎡㎥°℃%门艘架本盏副颗对班趟节课级批街路根杯箱桶包瓶袋杆顶面";

    /// <summary>False where the number with this word behind it is a label or a code with its name.</summary>
    public static bool IsPlausible(ParsedNumber number, string unit)
    {
        bool chinese = number.Raw.AsSpan().IndexOfAnyInRange('0', '9') < 0 && number.Raw.AsSpan().IndexOfAnyInRange('０', '９') < 0;
        if (chinese && unit.Length > 2)
        {
            // 二级指标, 三公经费: words, where an Arabic number would have a unit.
            return false;
        }

        bool label = unit.Length > 1 && unit[0] is '公' or '百' or '千' or '小' or '例' && !(unit.StartsWith("公里", StringComparison.Ordinal) || unit.StartsWith("公斤", StringComparison.Ordinal) || unit.StartsWith("公顷", StringComparison.Ordinal) || unit.StartsWith("小时", StringComparison.Ordinal) || unit.StartsWith("千克", StringComparison.Ordinal) || unit.StartsWith("千米", StringComparison.Ordinal) || unit.StartsWith("千瓦", StringComparison.Ordinal));
        if (unit.Length == 0 || (!label && Classifiers.Contains(unit[0], StringComparison.Ordinal)))
        {
            return unit.Length <= 6 || unit.Contains('/', StringComparison.Ordinal);
        }

        bool ideographs = unit[0] >= '\u2E80';
        return !ideographs || (!chinese && (unit.Length <= 4 || unit.Contains('/', StringComparison.Ordinal)) && !(number.Decimals == 0 && number.Value >= 100));
    }
}
