using System.Globalization;
using System.Text;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Tests.Objects;

public sealed class PdfLexerTests
{
    [TestCase("0", 0)]
    [TestCase("42", 42)]
    [TestCase("-17", -17)]
    [TestCase("+3", 3)]
    [TestCase("3.14", 3.14)]
    [TestCase("-.5", -.5)]
    [TestCase("4.", 4)]
    [TestCase(".", 0)]
    [TestCase("-", 0)]
    [TestCase("--5", -5)]
    [TestCase("12-34", 1234)]
    [TestCase("1e3", 1000)]
    [TestCase("2.5E-2", 0.025)]
    [TestCase("0.000000000000000000000001", 1e-24)]
    [TestCase("123456789012345678901234567890", 1.2345678901234568e29)]
    public void Next_NumberForms_GiveValue(string source, double expected)
    {
        var lexer = new PdfLexer(Encoding.Latin1.GetBytes(source));

        Assert.That(lexer.Next(), Is.EqualTo(TokenKind.Number));
        Assert.That(lexer.Number, Is.EqualTo(expected).Within(1e-9).Percent);
        Assert.That(lexer.Next(), Is.EqualTo(TokenKind.End));
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool Next_AnyDecimal_IsReadExactly(int units, byte decimals)
    {
        decimal value = new decimal(units & int.MaxValue, 0, 0, units < 0, (byte)(decimals % 7));
        var lexer = new PdfLexer(Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture)));
        return lexer.Next() == TokenKind.Number && lexer.Number == (double)value;
    }

    [TestCase("(abc)", "abc")]
    [TestCase("(a(b)c)", "a(b)c")]
    [TestCase(@"(a\(b)", "a(b")]
    [TestCase(@"(\101\60\7x)", "A0\u0007x")]
    [TestCase("(a\\\nb)", "ab")]
    [TestCase("(a\\\r\nb)", "ab")]
    [TestCase("(a\r\nb)", "a\nb")]
    [TestCase("(a\rb)", "a\nb")]
    [TestCase(@"(\n\r\t\b\f\\\q)", "\n\r\t\b\f\\q")]
    [TestCase("(never closed", "never closed")]
    [TestCase("(never (closed)", "never (closed)")]
    [TestCase("()", "")]
    [TestCase("<48 656c6C6f>", "Hello")]
    [TestCase("<486>", "H`")]
    [TestCase("<48zz65", "He")]
    [TestCase("<>", "")]
    public void StringBytes_Forms_GiveBytes(string source, string expected)
    {
        var lexer = new PdfLexer(Encoding.Latin1.GetBytes(source));
        TokenKind kind = lexer.Next();

        Assert.That(kind, Is.EqualTo(source[0] == '(' ? TokenKind.LiteralString : TokenKind.HexString));
        Assert.That(Encoding.Latin1.GetString(lexer.StringBytes(kind)), Is.EqualTo(expected));
    }

    [TestCase("/Name", "Name")]
    [TestCase("/", "")]
    [TestCase("/A#20B", "A B")]
    [TestCase("/A#zzB", "A#zzB")]
    [TestCase("/A#", "A#")]
    [TestCase("/#E5#AE#8B#E4#BD#93", "宋体")]
    [TestCase("/#CB#CE", "\u00CB\u00CE")]
    public void NameValue_Forms_GiveText(string source, string expected)
    {
        var lexer = new PdfLexer(Encoding.Latin1.GetBytes(source));

        Assert.That(lexer.Next(), Is.EqualTo(TokenKind.Name));
        Assert.That(lexer.NameValue(), Is.EqualTo(expected));
    }

    [Test]
    public void Next_MixedTokens_AreSplitWithoutWhiteSpace()
    {
        var kinds = new List<TokenKind>();
        var lexer = new PdfLexer("<</A[1(x)<41>]/B true>>% comment\nBT{}T*'"u8);
        for (TokenKind kind = lexer.Next(); kind != TokenKind.End; kind = lexer.Next())
        {
            kinds.Add(kind);
        }

        Assert.That(kinds, Is.EqualTo(new[]
        {
            TokenKind.DictionaryOpen, TokenKind.Name, TokenKind.ArrayOpen, TokenKind.Number, TokenKind.LiteralString, TokenKind.HexString,
            TokenKind.ArrayClose, TokenKind.Name, TokenKind.Keyword, TokenKind.DictionaryClose, TokenKind.Keyword, TokenKind.Keyword,
            TokenKind.Keyword, TokenKind.Keyword,
        }));
    }

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public bool Next_AnyBytes_AlwaysAdvancesToTheEnd(byte[] data)
    {
        var lexer = new PdfLexer(data);
        for (int steps = 0; steps <= data.Length; steps++)
        {
            int before = lexer.Position;
            if (lexer.Next() == TokenKind.End)
            {
                return lexer.Position == data.Length;
            }

            if (lexer.Position <= before)
            {
                return false;
            }
        }

        return false;
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool StringBytes_AnyBytesWritten_AreReadBack(byte[] data)
    {
        var literal = new List<byte> { (byte)'(' };
        foreach (byte b in data)
        {
            if (b is (byte)'(' or (byte)')' or (byte)'\\')
            {
                literal.Add((byte)'\\');
                literal.Add(b);
            }
            else if (b == '\r')
            {
                literal.AddRange("\\r"u8);
            }
            else
            {
                literal.Add(b);
            }
        }

        literal.Add((byte)')');
        var first = new PdfLexer(literal.ToArray());
        var second = new PdfLexer(Encoding.ASCII.GetBytes($"<{Convert.ToHexString(data)}>"));
        return first.StringBytes(first.Next()).AsSpan().SequenceEqual(data) && second.StringBytes(second.Next()).AsSpan().SequenceEqual(data);
    }
}
