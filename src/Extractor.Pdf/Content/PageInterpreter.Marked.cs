using System.Text;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content;

/// <content>Marked content: optional content, watermark artifacts, replacement text (ISO 32000-1, 14.6 and 8.11).</content>
internal sealed partial class PageInterpreter
{
    private const int MaxMarkedNesting = 10_000;

    /// <summary>Longest text that one glyph may stand for.</summary>
    private const int MaxGlyphText = 8;

    private int _hiddenDepth;
    private int _watermarkDepth;
    private int _savedFloor;

    private void BeginMarked(ReadOnlySpan<byte> content, bool hasProperties)
    {
        if (_marked.Count >= MaxMarkedNesting)
        {
            return;
        }

        bool hidden = false;
        bool watermark = false;
        string? actualText = null;
        if (hasProperties && _operands.Count >= 2 && _operands[0].Kind == OperandKind.Name)
        {
            ReadOnlySpan<byte> tag = _operands.Bytes(_operands[0], content);
            if (_operands[1].Kind == OperandKind.Name)
            {
                PdfObject? raw = Scope.Raw("Properties", _names.Get(_operands.Bytes(_operands[1], content)));
                hidden = tag.SequenceEqual("OC"u8) && !_source.IsVisible(raw);
                if (!hidden && _source.Resolve(raw) is PdfDictionary properties)
                {
                    watermark = _source.GetName(properties, "Subtype") == "Watermark";
                    actualText = Text(_source.GetString(properties, "ActualText"));
                }
            }
            else
            {
                watermark = InlineValue(content, "Subtype"u8) is { Kind: OperandKind.Name } subtype
                    && _operands.Bytes(subtype, content).SequenceEqual("Watermark"u8);
                if (InlineValue(content, "ActualText"u8) is { Kind: OperandKind.String } text)
                {
                    actualText = Text(_operands.Bytes(text, content).ToArray());
                }
            }
        }

        _hiddenDepth += hidden ? 1 : 0;
        _watermarkDepth += watermark ? 1 : 0;
        _marked.Add(new MarkedContent(hidden, watermark, actualText, _canvas.LetterCount));
    }

    /// <summary>The value of a key of the inline property list, at its outer level.</summary>
    private Operand? InlineValue(ReadOnlySpan<byte> content, ReadOnlySpan<byte> key)
    {
        int depth = 0;
        for (int i = 0; i + 1 < _operands.Count; i++)
        {
            ref readonly Operand item = ref _operands[i];
            depth += item.Kind switch
            {
                OperandKind.DictionaryStart or OperandKind.ArrayStart => 1,
                OperandKind.DictionaryEnd or OperandKind.ArrayEnd => -1,
                _ => 0,
            };
            if (depth == 1 && item.Kind == OperandKind.Name && _operands.Bytes(item, content).SequenceEqual(key))
            {
                return _operands[i + 1];
            }
        }

        return null;
    }

    private void EndMarked()
    {
        if (_marked.Count == 0)
        {
            return;
        }

        MarkedContent ended = _marked[^1];
        _marked.RemoveAt(_marked.Count - 1);
        _hiddenDepth -= ended.IsHidden ? 1 : 0;
        _watermarkDepth -= ended.IsWatermark ? 1 : 0;
        if (!string.IsNullOrEmpty(ended.ActualText))
        {
            Replace(ended.FirstLetter, ended.ActualText);
        }
    }

    /// <summary>Gives letters the text their author declared, where it can be told which is which.</summary>
    /// <remarks>
    /// A declared text only ever replaces as many letters as it has characters, or a single glyph (a ligature, an emoji). A digit never becomes
    /// another digit: between a figure that is drawn and one that is declared, the drawn one is what a reader sees.
    /// </remarks>
    private void Replace(int first, string text)
    {
        Span<DrawnLetter> letters = _canvas.Letters[Math.Min(first, _canvas.LetterCount)..];
        if (letters.Length == 1 && text.Length <= MaxGlyphText)
        {
            SetText(ref letters[0], text);
            return;
        }

        int count = 0;
        foreach (Rune _ in text.EnumerateRunes())
        {
            count++;
        }

        if (count != letters.Length)
        {
            return;
        }

        int i = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            SetText(ref letters[i++], rune.ToString());
        }
    }

    private static void SetText(ref DrawnLetter letter, string text)
    {
        if (letter.Text == text || IsBlank(text) || (letter.Glyph.IsMapped && (IsBlank(letter.Text) || HasDigit(letter.Text) || HasDigit(text))))
        {
            return;
        }

        letter.Text = text;
        letter.Marks = (letter.Marks & ~LetterMarks.Unmapped) | LetterMarks.Repaired;
    }

    /// <summary>White space, controls and soft hyphens declare layout, not text.</summary>
    private static bool IsBlank(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c != '\u00AD')
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasDigit(string text)
    {
        foreach (char c in text)
        {
            if (char.IsDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 by its byte order mark, Latin-1 otherwise; null where it is empty or broken.</summary>
    private static string? Text(byte[]? bytes)
    {
        if (bytes is null || bytes.Length is 0 or > 100_000)
        {
            return null;
        }

        string text = bytes switch
        {
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3),
            _ => Encoding.Latin1.GetString(bytes),
        };
        return text.Contains('\uFFFD', StringComparison.Ordinal) || text.Contains('\0', StringComparison.Ordinal) ? null : text;
    }
}
