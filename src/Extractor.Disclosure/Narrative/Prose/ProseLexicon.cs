using static Extractor.Disclosure.Narrative.Prose.ProseTokenKind;

namespace Extractor.Disclosure.Narrative.Prose;

/// <summary>The closed-class words of disclosure prose. Longest match wins.</summary>
internal static class ProseLexicon
{
    private static readonly Dictionary<char, (string Word, ProseTokenKind Kind)[]> Words = Build(
    [
        ("增加", Increase), ("增长", Increase), ("上升", Increase), ("提高", Increase), ("增幅", Increase), ("上涨", Increase), ("增多", Increase), ("上浮", Increase), ("新增", Text),
        ("减少", Decrease), ("下降", Decrease), ("降低", Decrease), ("降幅", Decrease), ("下跌", Decrease), ("下浮", Decrease), ("负增长", Decrease),
        ("持平", Same), ("一致", Same), ("相同", Same), ("未发生变化", Same), ("没有变化", Same), ("无变化", Same), ("无增减变化", Same), ("无增减", Same),
        ("未变化", Same), ("未增减", Same), ("没有增减", Same), ("保持不变", Same), ("相等", Same), ("无变动", Same), ("无增长变化", Same), ("无增减变动", Same), ("没有增减变化", Same), ("无差异", Same), ("均无变化", Same), ("未发生增减变化", Same), ("未有变化", Same), ("零增长", Same), ("变化不大", Same), ("保持一致", Same), ("基本一致", Same), ("未变动", Same), ("没有变动", Same),
        ("大于", Over), ("高于", Over), ("多于", Over), ("小于", Under), ("低于", Under), ("少于", Under),
        ("占比", Share), ("占", Share), ("比重", Share),
        ("预决算差异率", DifferenceRate), ("决算差异率", DifferenceRate), ("差异率", DifferenceRate),
        ("其中", ListOpen), ("包括：", ListOpen), ("如下：", ListOpen), ("以下方面：", ListOpen), ("分别是：", ListOpen), ("具体为：", ListOpen), ("具体是：", ListOpen),
        ("主要包括：", Use), ("主要包括", Use), ("包括", Use), ("主要用于：", Use), ("主要用于", Use), ("用于", Use), ("主要安排", Use), ("开支内容包括", Use), ("主要开支", Use), ("主要反映", Use),
        ("主要原因是：", Reason), ("主要原因是", Reason), ("主要原因为", Reason), ("主要原因：", Reason), ("主要原因系", Reason), ("主要原因在于", Reason), ("主要原因", Reason),
        ("原因是：", Reason), ("原因是", Reason), ("原因为", Reason), ("原因：", Reason), ("原因系", Reason), ("原因在于", Reason), ("原因，", Reason), ("原因主要是", Reason), ("原因主要系", Reason),
        ("主要是因为", WeakReason), ("主要是由于", WeakReason), ("主要是因", WeakReason), ("主要是", WeakReason), ("主要系", WeakReason), ("主要为", WeakReason), ("主要由于", WeakReason),
        ("主要因", WeakReason), ("主因是", WeakReason), ("是因为", WeakReason), ("是由于", WeakReason), ("由于", WeakReason), ("系因", WeakReason), ("原因", Text),
        ("分别为", Respectively), ("分别是", Respectively), ("分别达到", Respectively),
        ("其中包括：", ListOpen), ("其中包括", ListOpen), ("分别增加", Text), ("因素", Text),
    ]);

    /// <summary>The longest word that begins at <paramref name="at"/>.</summary>
    /// <returns>Its length, or 0.</returns>
    public static int Match(string text, int at, out ProseTokenKind kind)
    {
        kind = Text;
        if (!Words.TryGetValue(text[at], out (string Word, ProseTokenKind Kind)[]? words))
        {
            return 0;
        }

        foreach ((string word, ProseTokenKind k) in words)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                kind = k;
                return word.Length;
            }
        }

        return 0;
    }

    private static Dictionary<char, (string, ProseTokenKind)[]> Build((string Word, ProseTokenKind Kind)[] words) =>
        words.GroupBy(w => w.Word[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(w => w.Word.Length).ToArray());
}
