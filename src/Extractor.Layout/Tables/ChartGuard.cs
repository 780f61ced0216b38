using System.Text.RegularExpressions;
using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>Tells charts from tables: gridlines make a grid and axis labels make columns, but slanted strokes and a figure's caption give them away.</summary>
internal sealed partial class ChartGuard
{
    /// <summary>Slanted strokes that are no diagonals of cells, from which on a drawing is a chart.</summary>
    private const int MinStrokes = 4;

    /// <summary>How far from a chart its caption stands, in points.</summary>
    private const double CaptionReach = 60;

    private readonly PageView _view;
    private readonly Lazy<HeightIndex> _diagonals;
    private List<SegmentLine>? _captions;
    private HeightIndex? _captionHeights;

    public ChartGuard(PageView view)
    {
        _view = view;
        _diagonals = new Lazy<HeightIndex>(() => new HeightIndex(view.Page.Diagonals.Count, MiddleOf));
    }

    private double MiddleOf(int diagonal)
    {
        DiagonalLine line = _view.Page.Diagonals[diagonal];
        return (_view.ToView(line.X1, line.Y1).Y + _view.ToView(line.X2, line.Y2).Y) / 2;
    }

    /// <summary>Whether a grid found from rules, or from text, is a chart's.</summary>
    /// <param name="x">Column lines in the view.</param>
    /// <param name="y">Row lines in the view.</param>
    /// <param name="filled">Share of the cells with text.</param>
    public bool IsChart(double[] x, double[] y, double filled)
    {
        var box = new Box(x[0], y[0], x[^1], y[^1]);
        return Strokes(box, x, y) >= MinStrokes || (filled < 0.7 && HasFigureCaption(box));
    }

    private int Strokes(Box box, double[] x, double[] y)
    {
        int strokes = 0;
        foreach (int i in _diagonals.Value.Between(box.Top, box.Bottom))
        {
            DiagonalLine line = _view.Page.Diagonals[i];
            (double x1, double y1) = _view.ToView(line.X1, line.Y1);
            (double x2, double y2) = _view.ToView(line.X2, line.Y2);
            bool inside = box.Contains((x1 + x2) / 2, (y1 + y2) / 2);
            bool ofCell = IsNear(x, x1) && IsNear(x, x2) && (IsNear(y, y1) || IsNear(y, y2));
            bool letter = Math.Abs(x1 - x2) + Math.Abs(y1 - y2) < 4;
            strokes += inside && !ofCell && !letter ? 1 : 0;
        }

        return strokes;
    }

    private static bool IsNear(double[] lines, double at) => Math.Abs(lines[RuledGrid.Nearest(lines, at)] - at) < 4;

    private bool HasFigureCaption(Box box)
    {
        _captions ??= SegmentBuilder.Build(_view.Letters, new int[_view.Letters.Length]).FindAll(l => Figure().IsMatch(l.Text) || Table().IsMatch(l.Text));
        _captionHeights ??= new HeightIndex(_captions.Count, i => _captions[i].Y);
        SegmentLine? nearest = null;
        double distance = CaptionReach;
        foreach (int i in _captionHeights.Between(box.Top - CaptionReach, box.Bottom + CaptionReach))
        {
            SegmentLine line = _captions[i];
            double gap = line.Y < box.Top ? box.Top - line.Y : line.Y > box.Bottom ? line.Y - box.Bottom : CaptionReach;
            if (gap < distance && line.Left < box.Right && line.Right > box.Left)
            {
                (nearest, distance) = (line, gap);
            }
        }

        return nearest is not null && Figure().IsMatch(nearest.Text);
    }

    [GeneratedRegex(@"^\s*(?:Figure|Fig\.|Chart|Graph|Diagram|图\s*(?:表)?\s*[0-9一二三四五六七八九十])", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Figure();

    [GeneratedRegex(@"^\s*(?:Table|附?表\s*[0-9一二三四五六七八九十])", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Table();
}
