using Extractor.Cli.Messages;

namespace Extractor.Cli.Tests.Messages;

public sealed class LanguageTests
{
    [TestCase("", "English")]
    [TestCase("LANG=C.UTF-8", "English")]
    [TestCase("LANG=zh_CN.UTF-8", "Chinese")]
    [TestCase("LANG=zh_CN.UTF-8 LC_MESSAGES=en_GB.UTF-8", "English")]
    [TestCase("LANG=en_US.UTF-8 LC_ALL=zh_CN", "Chinese")]
    [TestCase("LANG=zh_CN.UTF-8 LC_ALL=C", "English")]
    [TestCase("LANG=de_DE.UTF-8 LANGUAGE=de:zh:en", "Chinese")]
    [TestCase("LANG=C LANGUAGE=zh", "English")]
    [TestCase("LANG=fr_FR.UTF-8", "English")]
    public void OfLocale_Variables_DecideAsPosixSays(string variables, string expected) =>
        Assert.That(Languages.OfLocale(Variables(variables)).ToString(), Is.EqualTo(expected));

    [TestCase("tables x.pdf --lang zh", "Chinese")]
    [TestCase("--lang=zh tables x.pdf", "Chinese")]
    [TestCase("--lang en tables x.pdf", "English")]
    [TestCase("tables -- --lang en", "Chinese")]
    public void Of_CommandLine_GoesBeforeTheLocale(string args, string expected) =>
        Assert.That(Languages.Of(args.Split(' '), Variables("LANG=zh_CN.UTF-8")).ToString(), Is.EqualTo(expected));

    [TestCase(false, "", true)]
    [TestCase(true, "", false)]
    [TestCase(false, "NO_COLOR=1", false)]
    [TestCase(false, "TERM=dumb", false)]
    [TestCase(true, "CLICOLOR_FORCE=1", true)]
    [TestCase(true, "CLICOLOR_FORCE=1 NO_COLOR=1", false)]
    [TestCase(true, "CLICOLOR_FORCE=0", false)]
    public void WantsColour_TerminalAndVariables_Decide(bool isRedirected, string variables, bool expected) =>
        Assert.That(Terminal.WantsColour(isRedirected, Variables(variables)), Is.EqualTo(expected));

    private static Func<string, string?> Variables(string text)
    {
        Dictionary<string, string> all = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);
        return name => all.GetValueOrDefault(name);
    }
}
