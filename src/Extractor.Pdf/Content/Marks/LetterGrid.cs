namespace Extractor.Pdf.Content.Marks;

/// <summary>The letters of a page by place.</summary>
internal sealed class LetterGrid
{
    private const double BinSize = 12;

    private const int MaxBin = 1 << 20;

    /// <summary>Letters of one bin that are looked at.</summary>
    private const int MaxPerBin = 256;

    /// <summary>Part of a letter's box, from its middle, that surely is the letter.</summary>
    private const double Core = 0.8;

    private readonly Dictionary<(int X, int Y), List<int>> _bins = [];

    public LetterGrid(ReadOnlySpan<DrawnLetter> letters)
    {
        for (int i = 0; i < letters.Length; i++)
        {
            if ((letters[i].Marks & LetterMarks.NotSeen) != 0 || string.IsNullOrWhiteSpace(letters[i].Text))
            {
                continue;
            }

            (int X, int Y) key = Key(letters[i].Box.CenterX, letters[i].Box.CenterY);
            if (!_bins.TryGetValue(key, out List<int>? bin))
            {
                _bins[key] = bin = [];
            }

            if (bin.Count < MaxPerBin)
            {
                bin.Add(i);
            }
        }
    }

    /// <summary>True where the middle of a letter of another style lies on the middle part of this one, or the other way round.</summary>
    public bool Crosses(ReadOnlySpan<DrawnLetter> letters, int index)
    {
        ref readonly DrawnLetter letter = ref letters[index];
        Box core = letter.Box.Inflate(-letter.Box.Width * (1 - Core) / 2, -letter.Box.Height * (1 - Core) / 2);
        (int left, int top) = Key(Math.Max(core.Left, letter.Box.CenterX - 200) - BinSize, Math.Max(core.Top, letter.Box.CenterY - 200) - BinSize);
        (int right, int bottom) = Key(Math.Min(core.Right, letter.Box.CenterX + 200) + BinSize, Math.Min(core.Bottom, letter.Box.CenterY + 200) + BinSize);
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                if (!_bins.TryGetValue((x, y), out List<int>? bin))
                {
                    continue;
                }

                foreach (int k in bin)
                {
                    ref readonly DrawnLetter other = ref letters[k];
                    if (!ReferenceEquals(other.Style, letter.Style) && other.Style.Color != letter.Style.Color
                        && (core.Contains(other.Box.CenterX, other.Box.CenterY)
                            || other.Box.Inflate(-other.Box.Width * (1 - Core) / 2, -other.Box.Height * (1 - Core) / 2).Contains(letter.Box.CenterX, letter.Box.CenterY)))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static (int X, int Y) Key(double x, double y) => (Bin(x), Bin(y));

    // Far off the page all letters share a bin; without the bound a loop up to int.MaxValue never ends.
    private static int Bin(double value) => (int)Math.Clamp(Math.Floor(value / BinSize), -MaxBin, MaxBin);
}
