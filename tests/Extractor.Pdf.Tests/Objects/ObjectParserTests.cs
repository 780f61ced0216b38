using System.Globalization;
using System.Text;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Tests.Objects;

public sealed class ObjectParserTests
{
    [TestCase("[1 2 0 R 3]", "[1 2.0.R 3]")]
    [TestCase("[1 R 2]", "[1 2]")]
    [TestCase("[1 0 Rx]", "[1 0]")]
    [TestCase("[-1 0 R]", "[-1 0]")]
    [TestCase("[1.0 0 R]", "[1 0]")]
    [TestCase("[10 20 30 0 R 40]", "[10 20 30.0.R 40]")]
    [TestCase("[true false null /N (s) <73>]", "[true false null /N (s) (s)]")]
    [TestCase("<< /A 1 /B [2] /C << /D (x) >> >>", "<</A 1/B [2]/C <</D (x)>>>>")]
    [TestCase("<< /A 1 /A 2 >>", "<</A 2>>")]
    [TestCase("<< /A >>", "<<>>")]
    [TestCase("<< /A 1 2 3 /B 4 >>", "<</A 1/B 4>>")]
    [TestCase("<< /A junk /B 4 >>", "<</B 4>>")]
    [TestCase("<< /A [1 2 >> ", "<</A [1 2]>>")]
    [TestCase("[1 2", "[1 2]")]
    [TestCase("<< /A 1", "<</A 1>>")]
    [TestCase("<< /A 1 endobj 5", "<</A 1>>")]
    [TestCase("<< /A [1 2 endobj", "<</A [1 2]>>")]
    [TestCase("[a 1 b 2]", "[1 2]")]
    [TestCase("[1 ) 2 > 3]", "[1 2 3]")]
    [TestCase("% comment\n7", "7")]
    [TestCase("endobj", null)]
    [TestCase("", null)]
    public void Read_Source_GivesObject(string source, string? expected)
    {
        var parser = new ObjectParser(Encoding.Latin1.GetBytes(source), 0, new NameTable(), 128);

        Assert.That(Write(parser.Read()), Is.EqualTo(expected));
    }

    [TestCase("1 0 obj 5", 1, 0)]
    [TestCase("12 3 obj<<", 12, 3)]
    [TestCase("  7\n0\robj5", 7, 0)]
    public void TryHeader_Header_IsRead(string source, int number, int generation)
    {
        var parser = new ObjectParser(Encoding.Latin1.GetBytes(source), 0, new NameTable(), 128);

        Assert.That(parser.TryHeader(out int n, out int g), Is.True);
        Assert.That((n, g), Is.EqualTo((number, generation)));
    }

    [TestCase("1 obj")]
    [TestCase("1 0 abj")]
    [TestCase("/1 0 obj")]
    [TestCase("-1 0 obj")]
    [TestCase("99999999999 0 obj")]
    public void TryHeader_NoHeader_StaysWhereItIs(string source)
    {
        var parser = new ObjectParser(Encoding.Latin1.GetBytes(source), 0, new NameTable(), 128);

        Assert.That(parser.TryHeader(out _, out _), Is.False);
        Assert.That(parser.Position, Is.Zero);
    }

    [Test]
    public void Read_NestingPastTheBound_IsCutOff()
    {
        byte[] source = Encoding.Latin1.GetBytes(new string('[', 1000) + "1" + new string(']', 1000));
        var parser = new ObjectParser(source, 0, new NameTable(), 10);

        PdfObject? value = parser.Read();

        Assert.That(value, Is.TypeOf<PdfArray>());
        Assert.That(parser.WasTooDeep, Is.True);
    }

    [Test]
    public void Read_Strings_AreDecryptedEverywhere()
    {
        var parser = new ObjectParser("<< /A (x) /B [(y) << /C <7A> >>] >>"u8, 0, new NameTable(), 128, bytes => [.. bytes, (byte)'!']);

        Assert.That(Write(parser.Read()), Is.EqualTo("<</A (x!)/B [(y!) <</C (z!)>>]>>"));
    }

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public bool Read_AnyBytes_Ends(byte[] data)
    {
        var parser = new ObjectParser(data, 0, new NameTable(), 8);
        parser.Read();
        return parser.Position <= data.Length;
    }

    // Bytes that form tokens reach further than random ones.
    [FsCheck.NUnit.Property(MaxTest = 3000)]
    public bool Read_AnyTokens_GiveObjectsThatReadBackTheSame(byte[] choices)
    {
        string[] tokens = ["<<", ">>", "[", "]", "/A", "/B#41", "1", "-2.5", "(s(t)\\))", "<0A>", "true", "null", "0 R", "endobj", "junk", "%c\n", ")", ">"];
        string source = string.Join(' ', choices.Select(c => tokens[c % tokens.Length]));
        string? first = Write(new ObjectParser(Encoding.Latin1.GetBytes(source), 0, new NameTable(), 128).Read());
        if (first is null)
        {
            return true;
        }

        string again = first.Replace(".0.R", " 0 R", StringComparison.Ordinal);
        return Write(new ObjectParser(Encoding.Latin1.GetBytes(again), 0, new NameTable(), 128).Read()) == first;
    }

    [Test]
    public void NameTable_SameName_IsOneObjectAndNamesNeverMix()
    {
        var names = new NameTable();
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < 5000; i++)
            {
                var lexer = new PdfLexer(Encoding.Latin1.GetBytes($"/Name{i}"));
                lexer.Next();
                Assert.That(names.Get(lexer).Value, Is.EqualTo($"Name{i}"));
                Assert.That(names.Get(lexer), Is.SameAs(names.Get(lexer)));
            }
        }
    }

    private static string? Write(PdfObject? value) => value switch
    {
        null => null,
        PdfNull => "null",
        PdfBoolean b => b.Value ? "true" : "false",
        PdfNumber n => n.Value.ToString(CultureInfo.InvariantCulture),
        PdfName n => "/" + n.Value,
        PdfString s => "(" + Encoding.Latin1.GetString(s.Bytes).Replace("\\", "\\\\").Replace("(", "\\(").Replace(")", "\\)") + ")",
        PdfReference r => $"{r.Number}.{r.Generation}.R",
        PdfArray a => "[" + string.Join(' ', a.Items.Select(Write)) + "]",
        PdfDictionary d => "<<" + string.Concat(d.Entries.Select(e => $"/{e.Key} {Write(e.Value)}")) + ">>",
        _ => value.GetType().Name,
    };
}
