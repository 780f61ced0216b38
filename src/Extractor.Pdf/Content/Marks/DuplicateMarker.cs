using System.Runtime.InteropServices;

namespace Extractor.Pdf.Content.Marks;

/// <summary>Marks letters that repeat an earlier, seen letter at nearly the same place (fake bold, shadows).</summary>
internal sealed class DuplicateMarker
{
    /// <summary>Largest shift, as a share of the font size; along the baseline also of the letter's own width.</summary>
    private const double MaxShift = 0.12;
    private const double MaxShareOfWidth = 0.4;

    private const double BinSize = 2;
    private const int MaxPerBin = 64;
    private const int MaxKept = 1 << 16;

    // Kept from page to page.
    private Dictionary<long, int> _heads = [];
    private int[] _next = [];

    public void Mark(PageCanvas canvas)
    {
        Span<DrawnLetter> letters = canvas.Letters;
        if (letters.Length < 2)
        {
            return;
        }

        if (_next.Length < letters.Length || _next.Length > MaxKept)
        {
            _heads = new Dictionary<long, int>(letters.Length);
            _next = new int[letters.Length];
        }

        Dictionary<long, int> heads = _heads;
        int[] next = _next;
        heads.Clear();
        for (int i = 0; i < letters.Length; i++)
        {
            ref DrawnLetter letter = ref letters[i];
            if ((letter.Marks & LetterMarks.NotSeen) != 0 || string.IsNullOrWhiteSpace(letter.Text))
            {
                continue;
            }

            if (HasTwin(letters, heads, next, i))
            {
                letter.Marks |= LetterMarks.Duplicate;
                continue;
            }

            ref int head = ref CollectionsMarshal.GetValueRefOrAddDefault(heads, Key(Bin(letter.X), Bin(letter.Y)), out bool known);
            next[i] = known ? head : -1;
            head = i;
        }
    }

    private static int Bin(double at) => (int)Math.Clamp(Math.Floor(at / BinSize), -1e9, 1e9);

    /// <summary>
    /// One number for both, so that bins side by side are neighbours in the table too (letters come in rows). Bins far beyond any page
    /// may share one: the letters themselves are compared in the end.
    /// </summary>
    private static long Key(int x, int y) => ((long)y * 65536) + x;

    private static bool HasTwin(Span<DrawnLetter> letters, Dictionary<long, int> heads, int[] next, int i)
    {
        // No twin stands further away than this, so most letters look into one or two bins and not into nine.
        ref DrawnLetter letter = ref letters[i];
        double reach = Math.Min(MaxShift * Math.Abs(letter.Style.FontSize), BinSize) + 0.02;
        (int left, int right) = (Bin(letter.X - reach), Bin(letter.X + reach));
        (int top, int bottom) = (Bin(letter.Y - reach), Bin(letter.Y + reach));
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                if (!heads.TryGetValue(Key(x, y), out int k))
                {
                    continue;
                }

                for (int n = 0; k >= 0 && n < MaxPerBin; k = next[k], n++)
                {
                    if (IsTwin(letters[k], letters[i]))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool IsTwin(in DrawnLetter a, in DrawnLetter b)
    {
        double size = Math.Min(a.Style.FontSize, b.Style.FontSize);
        double shift = Math.Min(MaxShift * size, BinSize);
        double along = Math.Min(shift, MaxShareOfWidth * Math.Min(Extent(a), Extent(b))) + 0.01;
        double dx = Math.Abs(a.X - b.X), dy = Math.Abs(a.Y - b.Y);
        bool turned = a.Style.Direction is TextDirection.Rotate90 or TextDirection.Rotate270 or TextDirection.Vertical;
        return dx <= (turned ? shift : along) && dy <= (turned ? along : shift)
            && a.Style.Direction == b.Style.Direction
            && Math.Abs(a.Style.FontSize - b.Style.FontSize) <= 0.2 * size
            && string.Equals(a.Text, b.Text, StringComparison.Ordinal);
    }

    private static double Extent(in DrawnLetter letter) => letter.Style.Direction switch
    {
        TextDirection.Horizontal or TextDirection.Rotate180 => letter.Box.Width,
        TextDirection.Other => Math.Min(letter.Box.Width, letter.Box.Height),
        _ => letter.Box.Height,
    };
}
