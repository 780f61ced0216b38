using System.Text;
using Extractor.Pdf.Content;

namespace Extractor.Pdf.Tests.Content;

public sealed class ContentScannerTests
{
    private static double[] Numbers(string text)
    {
        var stack = new OperandStack();
        var scanner = new ContentScanner(Encoding.Latin1.GetBytes(text), stack);
        scanner.Next(out _);
        return [.. Enumerable.Range(0, stack.Count).Select(i => stack.Number(i))];
    }

    [TestCase("1 -2 +3 4.5 -.5 6. .25 x", new[] { 1, -2, 3, 4.5, -0.5, 6, 0.25 })]
    [TestCase("--5 12-34 x", new[] { -5.0, 1234 })]
    [TestCase("0.000000000000000000001 123456789012345678901234 x", new[] { 0, 1.2345678901234567e16 })]
    [TestCase("1.2.3 x", new[] { 1.2, 0.3 })]
    [TestCase("0w", new[] { 0.0 })]
    public void Next_Numbers_AreRead(string text, double[] expected)
    {
        double[] numbers = Numbers(text);
        Assert.That(numbers, Has.Length.EqualTo(expected.Length));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.That(numbers[i], Is.EqualTo(expected[i]).Within(1e-9 * Math.Max(1, Math.Abs(expected[i]))));
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Next_AnyDecimal_ReadsBack(int whole, ushort fraction)
    {
        string text = FormattableString.Invariant($"{whole}.{fraction:D5} x");
        return Math.Abs(Numbers(text)[0] - double.Parse(text[..^2], System.Globalization.CultureInfo.InvariantCulture)) < 1e-6;
    }

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public bool Next_AnyBytes_EndsAndAdvances(byte[] bytes)
    {
        var stack = new OperandStack();
        var scanner = new ContentScanner(bytes, stack);
        int last = -1;
        while (scanner.Next(out _))
        {
            if (scanner.Position <= last)
            {
                return false;
            }

            last = scanner.Position;
            stack.Clear();
        }

        return scanner.Position == bytes.Length;
    }

    [Test]
    public void Next_NamesAndStrings_AreSlices()
    {
        var stack = new OperandStack();
        byte[] data = "/A#42 /Plain (x\\051) (plain) <4142> Tj"u8.ToArray();
        var scanner = new ContentScanner(data, stack);
        Assert.That(scanner.Next(out uint op));
        Assert.That(op, Is.EqualTo(Operators.Tj));
        string[] values = [.. Enumerable.Range(0, stack.Count).Select(i => Encoding.Latin1.GetString(stack.Bytes(stack[i], data)))];
        Assert.That(values, Is.EqualTo(new[] { "AB", "Plain", "x)", "plain", "AB" }));
    }

    [Test]
    public void Next_Comments_ArePassedOver() => Assert.That(Numbers("1 % 2 3 (\n4 x"), Is.EqualTo(new[] { 1.0, 4 }));

    [Test]
    public void Push_EndlessOperands_AreBounded()
    {
        var stack = new OperandStack();
        var scanner = new ContentScanner(Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat("1 ", 500_000)) + "x"), stack);
        scanner.Next(out _);
        Assert.That(stack.Count, Is.LessThanOrEqualTo(2 * OperandStack.MaxOperands));
    }
}
