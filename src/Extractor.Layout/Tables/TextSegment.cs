using System.Collections.Frozen;
using System.Text;

namespace Extractor.Layout.Tables;

/// <summary>Letters of one line without a wide gap: the smallest piece of text that a column can hold.</summary>
internal sealed class TextSegment
{
    public required List<int> Letters { get; init; }

    public required string Text { get; init; }

    public required double Left { get; init; }

    public required double Right { get; init; }

    /// <summary>Optical middle of the line.</summary>
    public required double Y { get; init; }

    public required double Size { get; init; }

    public double CenterX => (Left + Right) / 2;

    public double Width => Right - Left;

    public bool IsFigure { get; init; }
}

/// <summary>Segments on one height, left to right.</summary>
internal sealed class SegmentLine(List<TextSegment> segments)
{
    public List<TextSegment> Segments { get; } = segments;

    public double Y { get; } = segments[0].Y;

    public double Size { get; } = segments.Max(s => s.Size);

    public double Left => Segments[0].Left;

    public double Right => Segments[^1].Right;

    /// <summary>Segments parted by more than a letter's width.</summary>
    public int WideParts { get; } = 1 + segments.Zip(segments.Skip(1)).Count(p => p.Second.Left - p.First.Right > 1.2 * p.First.Size);

    public string Text => string.Concat(Segments.Select(s => s.Text));
}

/// <summary>Cuts letters that are in no table yet into lines and segments.</summary>
internal static class SegmentBuilder
{
    /// <summary>Gap, in type sizes, that parts two segments; columns may stand this close where figures end at the gap.</summary>
    public const double Gap = 0.3;

    /// <summary>Widest gap inside a spread label, in type sizes.</summary>
    private const double MaxSpread = 8;

    private static readonly FrozenSet<string> _spreadLabels = FrozenSet.ToFrozenSet(
    [
        "项目", "合计", "小计", "总计", "共计", "累计", "金额", "名称", "科目", "备注", "种类", "类别", "单位", "收入", "支出", "账龄", "年度", "序号", "编号", "数量", "单价", "部门", "内容", "指标",
    ]);

    public static List<SegmentLine> Build(ViewLetter[] letters, int[] owner)
    {
        var order = new List<int>();
        for (int i = 0; i < letters.Length; i++)
        {
            if (owner[i] == 0 && letters[i].IsUpright && !letters[i].Source.IsWhiteSpace)
            {
                order.Add(i);
            }
        }

        order.Sort((a, b) => letters[a].CenterY != letters[b].CenterY ? letters[a].CenterY.CompareTo(letters[b].CenterY) : a.CompareTo(b));
        var lines = new List<SegmentLine>();
        int start = 0;
        while (start < order.Count)
        {
            int end = start + 1;
            double y = letters[order[start]].CenterY;
            while (end < order.Count && letters[order[end]].CenterY - y <= 0.3 * Math.Max(letters[order[end]].Size, letters[order[start]].Size))
            {
                y = letters[order[end]].CenterY;
                end++;
            }

            lines.Add(Line(letters, order.GetRange(start, end - start)));
            start = end;
        }

        return lines;
    }

    private static SegmentLine Line(ViewLetter[] letters, List<int> line)
    {
        line.Sort((a, b) => letters[a].Left != letters[b].Left ? letters[a].Left.CompareTo(letters[b].Left) : a.CompareTo(b));
        var segments = new List<TextSegment>();
        int start = 0;
        double right = letters[line[0]].Right;
        for (int i = 1; i <= line.Count; i++)
        {
            if (i < line.Count && letters[line[i]].Left - right <= Gap * letters[line[i]].Size)
            {
                right = Math.Max(right, letters[line[i]].Right);
                continue;
            }

            segments.Add(Segment(letters, line.GetRange(start, i - start), right));
            if (i < line.Count)
            {
                start = i;
                right = letters[line[i]].Right;
            }
        }

        return new SegmentLine(JoinSpread(segments));
    }

    /// <summary>
    /// Labels of two ideographs are set apart to fill their cell (项　　目, 合　　计): such a pair is one text, however wide the
    /// gap. Other lone ideographs (是 | 否) may well be cells of their own.
    /// </summary>
    private static List<TextSegment> JoinSpread(List<TextSegment> segments)
    {
        for (int i = segments.Count - 2; i >= 0; i--)
        {
            TextSegment a = segments[i];
            TextSegment b = segments[i + 1];
            if (a.Text.Length == 1 && b.Text.Length == 1 && b.Left - a.Right < MaxSpread * a.Size && _spreadLabels.Contains(a.Text + b.Text))
            {
                segments[i] = new TextSegment
                {
                    Letters = [.. a.Letters, .. b.Letters],
                    Text = a.Text + b.Text,
                    Left = a.Left,
                    Right = b.Right,
                    Y = (a.Y + b.Y) / 2,
                    Size = Math.Max(a.Size, b.Size),
                };
                segments.RemoveAt(i + 1);
            }
        }

        return segments;
    }

    private static TextSegment Segment(ViewLetter[] letters, List<int> piece, double right)
    {
        var text = new StringBuilder();
        double y = 0;
        double size = 0;
        foreach (int i in piece)
        {
            text.Append(letters[i].Source.Text);
            y += letters[i].CenterY;
            size = Math.Max(size, letters[i].Size);
        }

        string whole = text.ToString();
        return new TextSegment
        {
            Letters = piece,
            Text = whole,
            Left = letters[piece[0]].Left,
            Right = right,
            Y = y / piece.Count,
            Size = size,
            IsFigure = FigureText.IsFigure(whole) || whole is "-" or "—" or "——" or "–" or "/",
        };
    }
}
