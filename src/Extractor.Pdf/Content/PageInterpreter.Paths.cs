namespace Extractor.Pdf.Content;

/// <content>Path construction, painting and clipping (ISO 32000-1, 8.5).</content>
internal sealed partial class PageInterpreter
{
    private void BuildPath(uint op)
    {
        if (_segments >= _limits.MaxSegments)
        {
            if (_segments++ == _limits.MaxSegments)
            {
                Warn("page-segments", "The page has too many path segments; lines and areas after the limit were left out.");
            }

            return;
        }

        int needed = op switch
        {
            Operators.m or Operators.l => 2,
            Operators.c => 6,
            Operators.h => 0,
            _ => 4,
        };
        if (!_operands.TryNumbers(needed, out int i))
        {
            Warn("operands-missing", "An operator without its operands was passed over.");
            return;
        }

        _segments++;
        ref readonly Matrix m = ref _state.Ctm;
        switch (op)
        {
            case Operators.m: _path.MoveTo(PointX(m, i), PointY(m, i)); break;
            case Operators.l: _path.LineTo(PointX(m, i), PointY(m, i)); break;
            case Operators.c:
                _path.CurveTo(PointX(m, i), PointY(m, i), PointX(m, i + 2), PointY(m, i + 2), PointX(m, i + 4), PointY(m, i + 4));
                break;
            case Operators.v:
                _path.CurveTo(_path.CurrentX, _path.CurrentY, PointX(m, i), PointY(m, i), PointX(m, i + 2), PointY(m, i + 2));
                break;
            case Operators.y:
                _path.CurveTo(PointX(m, i), PointY(m, i), PointX(m, i + 2), PointY(m, i + 2), PointX(m, i + 2), PointY(m, i + 2));
                break;
            case Operators.h: _path.Close(); break;
            case Operators.re:
                _path.Rectangle(m, _operands.Number(i), _operands.Number(i + 1), _operands.Number(i + 2), _operands.Number(i + 3));
                break;
        }
    }

    private double PointX(in Matrix m, int i) => m.MapX(_operands.Number(i), _operands.Number(i + 1));

    private double PointY(in Matrix m, int i) => m.MapY(_operands.Number(i), _operands.Number(i + 1));

    private void PaintPath(bool fill, bool stroke, bool evenOdd, bool close)
    {
        if ((fill || stroke) && !_path.IsEmpty && !_state.IsClippedAway && _hiddenDepth == 0)
        {
            if (fill)
            {
                FillPath(evenOdd);
            }

            if (stroke)
            {
                StrokePath(close);
            }
        }

        if (_pendingClip != ClipRule.None)
        {
            _pendingClip = ClipRule.None;
            if (_path.HasCurrentPoint)
            {
                ClipTo(_path.Bounds(), PathPainter.IsRectangle(_path));
            }
        }

        _path.Clear();
    }

    private void FillPath(bool evenOdd)
    {
        double alpha = _state.FillAlpha * _state.GroupAlpha;
        if (alpha > MinAlpha)
        {
            var brush = new Brush(OnPaper(_state.Fill, alpha), _state.Clip, alpha >= 0.999 && !_state.IsBlended, _state.FillIsPattern, evenOdd, false)
            {
                IsClipComplex = _state.IsClipComplex,
            };
            PathPainter.Fill(_path, brush, _canvas);
        }
    }

    private void StrokePath(bool close)
    {
        double alpha = _state.StrokeAlpha * _state.GroupAlpha;
        if (alpha <= MinAlpha)
        {
            return;
        }

        ref readonly Matrix m = ref _state.Ctm;
        double horizontal, vertical;
        if (m.B == 0 && m.C == 0)
        {
            horizontal = Math.Abs(m.D) * _state.LineWidth;
            vertical = Math.Abs(m.A) * _state.LineWidth;
        }
        else if (m.A == 0 && m.D == 0)
        {
            horizontal = Math.Abs(m.B) * _state.LineWidth;
            vertical = Math.Abs(m.C) * _state.LineWidth;
        }
        else
        {
            horizontal = vertical = m.MeanScale * _state.LineWidth;
        }

        var brush = new Brush(OnPaper(_state.Stroke, alpha), _state.Clip, alpha >= 0.999 && !_state.IsBlended, _state.StrokeIsPattern, false, _state.IsDashed)
        {
            IsClipComplex = _state.IsClipComplex,
        };
        PathPainter.Stroke(_path, brush, Finite(horizontal), Finite(vertical), _state.LineCap, close, _canvas);
    }

    private void ClipTo(Box? bounds, bool isRectangle)
    {
        _state.IsClipComplex |= !isRectangle;
        if (bounds is { } box && _state.Clip.Intersect(box) is { } common)
        {
            _state.Clip = common;
        }
        else
        {
            _state.IsClippedAway = true;
        }
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;
}
