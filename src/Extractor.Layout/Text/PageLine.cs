using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>A line reduced to what headings and paragraphs are told by; it keeps no letters.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Size">Type size of most of its letters.</param>
/// <param name="Font">Font of most of its letters.</param>
/// <param name="IsBold">True where most letters are of a bold or black face, or made bold by stroking or drawing twice.</param>
/// <param name="FirstUnit">Width of what cannot be parted from its first letter by a line break, in points.</param>
/// <param name="Direction">Direction of its text on the page.</param>
/// <param name="Box">Its area in the frame in which its text stands upright: what a reader sees who turns the sheet.</param>
/// <param name="PageBox">Its area on the page.</param>
internal sealed record PageLine(string Text, int Page, Box Box, double Size, string Font, bool IsBold, double FirstUnit, TextDirection Direction, Box PageBox)
{
    /// <summary>Size of the frame of <see cref="Box"/>.</summary>
    public PageSize Frame { get; init; }

    /// <summary>True where it runs in another direction than most of its page.</summary>
    public bool IsTurned { get; init; }

    /// <summary>Index of the column of the page in which it stands, in reading order.</summary>
    public int Region { get; init; }

    public static PageLine From(TextLine line, int page, FakeBold? fake = null)
    {
        var faces = new Dictionary<(double Size, string Font), int>();
        (double Size, string Font) best = (0, "");
        int most = 0;
        int letters = 0;
        int bold = 0;
        void Count(string? name, double points, int n)
        {
            if (name is not null)
            {
                var key = (Math.Round(points * 2) / 2, name);
                faces[key] = n += faces.GetValueOrDefault(key);
                if (n > most)
                {
                    (best, most) = (key, n);
                }
            }
        }

        string? font = null;
        double size = -1;
        bool boldFace = false;
        int run = 0;
        foreach (Word word in line.Words)
        {
            foreach (Letter letter in word.Letters)
            {
                if (!ReferenceEquals(letter.FontName, font) || letter.FontSize != size)
                {
                    Count(font, size, run);
                    (font, size, run) = (letter.FontName, letter.FontSize, 0);
                    boldFace = IsBoldFace(font);
                }

                run++;
                letters++;
                bold += boldFace || letter.RenderingMode is 2 or 6 || (fake is not null && fake.Covers(letter)) ? 1 : 0;
            }
        }

        Count(font, size, run);

        string text = line.Text;
        return new PageLine(text, page, line.Box, best.Size, best.Font, bold * 2 > letters, FirstUnitWidth(line), line.Direction, line.Box);
    }

    /// <summary>Faces that print darker than the song type of running text; a Chinese title is set in one of them.</summary>
    public static bool IsBoldFace(string font) =>
        font.Contains("Bold", StringComparison.OrdinalIgnoreCase) || font.Contains("Black", StringComparison.OrdinalIgnoreCase)
        || font.Contains("Heavy", StringComparison.OrdinalIgnoreCase) || font.Contains("SimHei", StringComparison.OrdinalIgnoreCase)
        || font.Contains("黑体", StringComparison.Ordinal) || font.Contains("小标宋", StringComparison.Ordinal) || font.Contains("XBSJW", StringComparison.OrdinalIgnoreCase);

    /// <summary>An ideograph with the punctuation that must not begin a line, or a whole Latin word or number.</summary>
    private static double FirstUnitWidth(TextLine line)
    {
        IReadOnlyList<Letter> letters = line.Words[0].Letters;
        (double start, double end) = LineFrame.Extent(letters[0].Box, line.Direction);
        int first = CharKind.First(letters[0].Text);
        bool latin = !CharKind.IsCjk(first) && !CharKind.IsShared(first);
        bool opening = IsOpening(first);
        for (int i = 1; i < letters.Count && i < 40; i++)
        {
            int c = CharKind.First(letters[i].Text);
            bool joins = opening || IsClosing(c) || (latin && !CharKind.IsCjk(c) && !CharKind.IsShared(c));
            if (!joins)
            {
                break;
            }

            opening = IsOpening(c);
            end = Math.Max(end, LineFrame.Extent(letters[i].Box, line.Direction).End);
        }

        return end - start;
    }

    private static bool IsOpening(int c) => c is '（' or '(' or '“' or '‘' or '《' or '〈' or '【' or '[' or '「' or '〔';

    private static bool IsClosing(int c) => c is '，' or '。' or '、' or '；' or '：' or '！' or '？' or '）' or ')' or '”' or '’' or '》' or '〉' or '】' or ']' or '」' or '〕' or '％' or '%' or ',' or '.' or ';' or ':';
}

/// <summary>Letters that were drawn twice to look bold.</summary>
internal sealed class FakeBold
{
    private readonly HashSet<(int X, int Y)> _doubles = [];

    public static FakeBold? Of(Page page)
    {
        FakeBold? fake = null;
        foreach (Letter letter in page.Letters)
        {
            if ((letter.Marks & LetterMarks.Duplicate) != 0)
            {
                (fake ??= new FakeBold())._doubles.Add(Key(letter));
            }
        }

        return fake;
    }

    public bool Covers(Letter letter)
    {
        (int x, int y) = Key(letter);
        for (int dx = -1; dx <= 1; dx++)
        {
            for (int dy = -1; dy <= 1; dy++)
            {
                if (_doubles.Contains((x + dx, y + dy)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static (int X, int Y) Key(Letter letter) => ((int)Math.Round(letter.BaselineX), (int)Math.Round(letter.BaselineY));
}
