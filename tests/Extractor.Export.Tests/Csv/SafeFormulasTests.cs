using Extractor.Export.Csv;

namespace Extractor.Export.Tests.Csv;

public sealed class SafeFormulasTests
{
    [TestCase("=1辆", "'=1辆")]
    [TestCase("+CMD|' /C calc'!A0", "'+CMD|' /C calc'!A0")]
    [TestCase("-2+3", "'-2+3")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("＝1+1", "'＝1+1")]
    [TestCase("\t=1", "'\t=1")]
    [TestCase("'quoted", "''quoted")]
    [TestCase("-1,234.50", "-1,234.50")]
    [TestCase("+3", "+3")]
    [TestCase("-", "'-")]
    [TestCase("≥95%", "≥95%")]
    [TestCase("行政运行", "行政运行")]
    [TestCase("", "")]
    public void Protect_Text_IsWhatASpreadsheetDoesNotRun(string text, string expected) => Assert.That(SafeFormulas.Protect(text), Is.EqualTo(expected));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Restore_OfProtected_IsTheText(string? text, byte first)
    {
        string risky = "=+-@'\t\r\n＝＋－＠x"[first % 13] + (text ?? "");
        return SafeFormulas.Restore(SafeFormulas.Protect(risky)) == risky && SafeFormulas.Restore(SafeFormulas.Protect(text ?? "")) == (text ?? "");
    }
}
