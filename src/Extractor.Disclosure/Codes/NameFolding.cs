using System.Text;

namespace Extractor.Disclosure.Codes;

/// <summary>Brings names of accounts and units to the form in which they are compared.</summary>
public static class NameFolding
{
    /// <summary>Full-width brackets, no blanks, no quotes, no 、 at the ends: 维修(护)费 and 维修（护）费 are the same name.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            char f = c switch
            {
                '(' or '〔' or '[' or '【' or '［' => '（',
                ')' or '〕' or ']' or '】' or '］' => '）',
                '"' or '“' or '”' or '\'' or '‘' or '’' or '「' or '」' or '\u200B' or '\uFEFF' => '\0',
                _ when char.IsWhiteSpace(c) => '\0',
                _ => c,
            };
            if (f != '\0')
            {
                folded.Append(f);
            }
        }

        return folded.ToString().Trim('、', '：', ':', '，', ',', '。', ';', '；');
    }
}
