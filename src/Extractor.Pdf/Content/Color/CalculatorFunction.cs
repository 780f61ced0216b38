using System.Globalization;
using System.Text;

namespace Extractor.Pdf.Content.Color;

/// <summary>Type 4: a PostScript calculator (ISO 32000-1, 7.10.5), compiled to a list of steps.</summary>
internal sealed class CalculatorFunction : PdfFunction
{
    private const int MaxSteps = 10_000;
    private const int StackSize = 128;

    private readonly List<Step> _steps;
    private readonly double[] _domain;
    private readonly double[] _range;

    private CalculatorFunction(List<Step> steps, double[] domain, double[] range)
    {
        _steps = steps;
        _domain = domain;
        _range = range;
    }

    private enum Op
    {
        Push, JumpIfFalse, Jump,
        Abs, Add, Atan, Ceiling, Cos, Cvi, Cvr, Div, Exp, Floor, Idiv, Ln, Log, Mod, Mul, Neg, Round, Sin, Sqrt, Sub, Truncate,
        And, Bitshift, Eq, False, Ge, Gt, Le, Lt, Ne, Not, Or, True, Xor,
        Copy, Dup, Exch, Index, Pop, Roll,
    }

    public static CalculatorFunction? Parse(ReadOnlySpan<byte> code, double[] domain, double[] range)
    {
        if (domain.Length < 2 || range.Length < 2 || range.Length > 2 * MaxArity || code.Length > 1 << 20)
        {
            return null;
        }

        string text = Encoding.Latin1.GetString(code).Replace("{", " { ", StringComparison.Ordinal).Replace("}", " } ", StringComparison.Ordinal);
        string[] words = text.Split([' ', '\t', '\r', '\n', '\f', '\0'], StringSplitOptions.RemoveEmptyEntries);
        var steps = new List<Step>();
        int at = 0;
        if (words.Length == 0 || words[at++] != "{" || !Compile(words, ref at, steps, 0) || steps.Count > MaxSteps)
        {
            return null;
        }

        return new CalculatorFunction(steps, domain, range);
    }

    private static bool Compile(string[] words, ref int at, List<Step> steps, int depth)
    {
        if (depth > 32)
        {
            return false;
        }

        while (at < words.Length && steps.Count <= MaxSteps)
        {
            string word = words[at++];
            if (word == "}")
            {
                return true;
            }

            if (word == "{")
            {
                if (!CompileBranch(words, ref at, steps, depth))
                {
                    return false;
                }
            }
            else if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                steps.Add(new Step(Op.Push, number));
            }
            else if (Enum.TryParse(word, ignoreCase: true, out Op op) && op > Op.Jump)
            {
                steps.Add(new Step(op, 0));
            }
            else
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>{ then } if, or { then } { else } ifelse.</summary>
    private static bool CompileBranch(string[] words, ref int at, List<Step> steps, int depth)
    {
        int test = steps.Count;
        steps.Add(default);
        if (!Compile(words, ref at, steps, depth + 1) || at >= words.Length)
        {
            return false;
        }

        if (words[at] == "if")
        {
            at++;
            steps[test] = new Step(Op.JumpIfFalse, steps.Count);
            return true;
        }

        int skip = steps.Count;
        steps.Add(default);
        steps[test] = new Step(Op.JumpIfFalse, steps.Count);
        if (words[at++] != "{" || !Compile(words, ref at, steps, depth + 1) || at >= words.Length || words[at++] != "ifelse")
        {
            return false;
        }

        steps[skip] = new Step(Op.Jump, steps.Count);
        return true;
    }

    public override int Evaluate(ReadOnlySpan<double> input, Span<double> output)
    {
        Span<double> stack = stackalloc double[StackSize];
        int n = 0;
        for (int i = 0; i < _domain.Length / 2 && i < MaxArity; i++)
        {
            stack[n++] = Clamp(i < input.Length ? input[i] : 0, _domain, i);
        }

        // Jumps only lead forward, so the steps bound the time.
        for (int pc = 0; pc < _steps.Count; pc++)
        {
            Step step = _steps[pc];
            if (n > StackSize - 2)
            {
                return 0;
            }

            if (step.Op == Op.Push)
            {
                stack[n++] = step.Value;
            }
            else if (step.Op == Op.Jump)
            {
                pc = (int)step.Value - 1;
            }
            else if (step.Op == Op.JumpIfFalse)
            {
                if (n < 1)
                {
                    return 0;
                }

                pc = stack[--n] == 0 ? (int)step.Value - 1 : pc;
            }
            else if (!Execute(step.Op, stack, ref n))
            {
                return 0;
            }
        }

        int outputs = Math.Min(_range.Length / 2, output.Length);
        if (n < outputs)
        {
            return 0;
        }

        for (int i = 0; i < outputs; i++)
        {
            output[i] = Clamp(stack[n - outputs + i], _range, i);
        }

        return outputs;
    }

    private static bool Execute(Op op, Span<double> s, ref int n)
    {
        switch (op)
        {
            case Op.True: s[n++] = 1; return true;
            case Op.False: s[n++] = 0; return true;
            case Op.Roll: return Roll(s, ref n);
        }

        if (n < 1)
        {
            return false;
        }

        double a = s[n - 1];
        switch (op)
        {
            case Op.Pop: n--; return true;
            case Op.Dup: s[n++] = a; return true;
            case Op.Abs: s[n - 1] = Math.Abs(a); return true;
            case Op.Ceiling: s[n - 1] = Math.Ceiling(a); return true;
            case Op.Floor: s[n - 1] = Math.Floor(a); return true;
            case Op.Round: s[n - 1] = Math.Floor(a + 0.5); return true;
            case Op.Truncate or Op.Cvi: s[n - 1] = Math.Truncate(a); return true;
            case Op.Cvr: return true;
            case Op.Neg: s[n - 1] = -a; return true;
            case Op.Sin: s[n - 1] = Math.Sin(a * Math.PI / 180); return true;
            case Op.Cos: s[n - 1] = Math.Cos(a * Math.PI / 180); return true;
            case Op.Sqrt: s[n - 1] = Math.Sqrt(Math.Max(a, 0)); return true;
            case Op.Ln: s[n - 1] = a > 0 ? Math.Log(a) : 0; return true;
            case Op.Log: s[n - 1] = a > 0 ? Math.Log10(a) : 0; return true;
            case Op.Not: s[n - 1] = a is 0 or 1 ? 1 - a : ~ToInt(a); return true;
            case Op.Copy:
                int count = ToInt(a);
                n--;
                if (count < 0 || count > n || n + count > s.Length - 2)
                {
                    return false;
                }

                s.Slice(n - count, count).CopyTo(s[n..]);
                n += count;
                return true;
            case Op.Index:
                int at = n - 2 - ToInt(a);
                if (at < 0 || at >= n - 1)
                {
                    return false;
                }

                s[n - 1] = s[at];
                return true;
        }

        if (n < 2)
        {
            return false;
        }

        double b = a;
        a = s[n - 2];
        if (op == Op.Exch)
        {
            (s[n - 2], s[n - 1]) = (b, a);
            return true;
        }

        n--;
        s[n - 1] = op switch
        {
            Op.Add => a + b,
            Op.Sub => a - b,
            Op.Mul => a * b,
            Op.Div => b == 0 ? 0 : a / b,
            Op.Idiv => ToInt(b) == 0 ? 0 : Math.Truncate((double)ToInt(a) / ToInt(b)),
            Op.Mod => ToInt(b) == 0 ? 0 : (double)((long)ToInt(a) % ToInt(b)),
            Op.Exp => Math.Pow(a, b),
            Op.Atan => (Math.Atan2(a, b) * 180 / Math.PI + 360) % 360,
            Op.Eq => a == b ? 1 : 0,
            Op.Ne => a != b ? 1 : 0,
            Op.Gt => a > b ? 1 : 0,
            Op.Ge => a >= b ? 1 : 0,
            Op.Lt => a < b ? 1 : 0,
            Op.Le => a <= b ? 1 : 0,
            Op.And => ToInt(a) & ToInt(b),
            Op.Or => ToInt(a) | ToInt(b),
            Op.Xor => ToInt(a) ^ ToInt(b),
            Op.Bitshift => b >= 0 ? ToInt(a) << (ToInt(b) & 31) : ToInt(a) >> (-ToInt(b) & 31),
            _ => 0,
        };
        return true;
    }

    private static bool Roll(Span<double> s, ref int n)
    {
        if (n < 2)
        {
            return false;
        }

        int shift = ToInt(s[n - 1]);
        int count = ToInt(s[n - 2]);
        n -= 2;
        if (count < 0 || count > n)
        {
            return false;
        }

        if (count > 1)
        {
            Span<double> part = s.Slice(n - count, count);
            Span<double> copy = stackalloc double[count];
            part.CopyTo(copy);
            for (int i = 0; i < count; i++)
            {
                part[(((i + shift) % count) + count) % count] = copy[i];
            }
        }

        return true;
    }

    private static int ToInt(double value) => value is > int.MinValue and < int.MaxValue ? (int)value : 0;

    private readonly record struct Step(Op Op, double Value);
}
