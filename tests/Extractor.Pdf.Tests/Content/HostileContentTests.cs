using System.Text;
using Extractor.TestSupport;

namespace Extractor.Pdf.Tests.Content;

/// <summary>No content, however broken, loses the page or takes long.</summary>
public sealed class HostileContentTests
{
    private const string Good = " BT /F1 10 Tf 100 700 Td (1) Tj ET";

    [TestCase("q Q Q Q Q")]
    [TestCase("1 2 m l c 3 re S f B* cm")]
    [TestCase("BT Tf Td Tm Tj TJ ' \" ET")]
    [TestCase("] ] >> >> ) } { [ << /A /B")]
    [TestCase("/Nothing Do /Nothing gs /Nothing sh /Nothing cs /Nothing scn")]
    [TestCase("99999999999999999999999999999 0 0 1 0 0 cm 1e5 -- .. +-. 1.2.3 w")]
    [TestCase("unknown operators here BX whatever EX")]
    [TestCase("/OC BDC /OC /X BDC BMC EMC EMC EMC EMC EMC")]
    [TestCase("BI EI BI ID EI")]
    [TestCase("0 0 0 0 0 0 cm 1 1 5 5 re S BT /F1 10 Tf (x) Tj ET")]
    [TestCase("/DeviceN cs 1 2 3 4 5 6 7 8 9 scn [1 2 3 4] scn")]
    [TestCase("1e400 1e400 1e400 1e400 re f 0 0 m 1e308 1e308 l S")]
    [TestCase("[(a) [(b)] << /x (c) >> 1 2] TJ")]
    public void Broken_Operators_TheRestIsRead(string content) =>
        Assert.That(OnePage.Text(OnePage.Read($"q {content} Q {Good}")), Does.EndWith("1"));

    [Test]
    public void Unclosed_String_EndsTheStreamQuietly() => Assert.That(OnePage.Text(OnePage.Read($"{Good} BT (abc")), Is.EqualTo("1"));

    [Test]
    public void Garbage_Bytes_GiveAPage()
    {
        var random = new Random(20260721);
        for (int i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            var builder = new PdfBuilder();
            int contents = builder.AddStream("", bytes, compress: true);
            builder.AddPageObject($"/MediaBox [0 0 595 842] /Contents {contents} 0 R");
            Assert.That(() => OnePage.Read(builder), Throws.Nothing);
        }
    }

    [Test]
    public void Shuffled_Tokens_GiveAPage()
    {
        string[] tokens = "q Q cm m l c re S f B W n BT ET Tf Tj TJ Td Tm Do BI ID EI gs sh cs scn BDC EMC /F1 /X (a) <41> [ ] << >> 1 -5 0.5 100 1000000".Split(' ');
        var random = new Random(7);
        for (int i = 0; i < 300; i++)
        {
            string content = string.Join(' ', Enumerable.Range(0, 120).Select(_ => tokens[random.Next(tokens.Length)]));
            Page page = OnePage.Read(content);
            foreach (Ruling ruling in page.Rulings)
            {
                Assert.That(ruling.End, Is.GreaterThanOrEqualTo(ruling.Start), content);
                Assert.That(double.IsFinite(ruling.Position + ruling.Start + ruling.End + ruling.Thickness), content);
            }
        }
    }

    [Test]
    public void DeepNesting_OfStates_IsBounded()
    {
        string content = string.Concat(Enumerable.Repeat("q ", 100_000)) + "1 0 0 1 5 5 cm " + string.Concat(Enumerable.Repeat("Q ", 100_000));
        Page page = OnePage.Read(content + Good);
        Assert.That(page.Letters[^1].BaselineX, Is.EqualTo(100).Within(1e-6));
        Assert.That(page.Warnings.Select(w => w.Code), Does.Contain("state-nesting"));
    }

    [Test]
    public void TooManyOperators_StopWithAWarning()
    {
        Page page = OnePage.Read(Good + string.Concat(Enumerable.Repeat(" 0 g", 50_000)), limits: new PdfLimits { MaxOperators = 10_000 });
        Assert.That(OnePage.Text(page), Is.EqualTo("1"));
        Assert.That(page.Warnings.Select(w => w.Code), Does.Contain("page-operators"));
    }

    [Test]
    public void TooManyLetters_StopWithAWarning()
    {
        Page page = OnePage.Read($"BT /F1 1 Tf 10 700 Td ({new string('x', 5000)}) Tj ET", limits: new PdfLimits { MaxLetters = 1000 });
        Assert.That(page.Letters, Has.Count.EqualTo(1000));
        Assert.That(page.Warnings.Select(w => w.Code), Does.Contain("page-letters"));
    }

    [Test]
    public void TooManySegments_KeepTheText()
    {
        string lines = string.Concat(Enumerable.Range(0, 2000).Select(i => $"0 {i} m 9 {i} l S "));
        Page page = OnePage.Read(lines + Good, limits: new PdfLimits { MaxSegments = 1000 });
        Assert.That(OnePage.Text(page), Is.EqualTo("1"));
        Assert.That(page.Warnings.Select(w => w.Code), Does.Contain("page-segments"));
    }

    [Test]
    public void HundredThousandSegments_AreRead()
    {
        var content = new StringBuilder();
        for (int row = 0; row < 250; row++)
        {
            for (int column = 0; column < 400; column++)
            {
                content.Append(System.Globalization.CultureInfo.InvariantCulture, $"{50 + column} {50 + (row * 3)} 1 0.2 re f ");
            }
        }

        Page page = OnePage.Read(content.ToString(), limits: new PdfLimits { MaxPageTime = TimeSpan.FromMinutes(5) });
        Assert.That(page.Rulings.Where(r => r.IsHorizontal).Sum(r => r.Length), Is.GreaterThan(100 * 399));
        Assert.That(page.Warnings, Is.Empty);
    }

    [Test]
    public void Cancellation_Stops()
    {
        using IPdfDocument document = new PdfReader().Open(new PdfBuilder().AddPage(string.Concat(Enumerable.Repeat("0 g ", 10_000))).Build());
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.That(() => document.GetPage(1, source.Token), Throws.InstanceOf<OperationCanceledException>());
    }
}
