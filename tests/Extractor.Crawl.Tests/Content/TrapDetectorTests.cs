using Extractor.Crawl.Content;

namespace Extractor.Crawl.Tests.Content;

public sealed class TrapDetectorTests
{
    private static readonly string LongText = string.Concat(Enumerable.Repeat("某局二〇二四年部门预算公开，本部门认真落实各项工作。", 60));

    [TestCase("<html><title>404</title><body>您访问的页面不存在或已被删除</body></html>", PageTrap.SoftNotFound)]
    [TestCase("<script>document.cookie='__jsl_clearance=1';location.reload()</script>", PageTrap.Firewall)]
    [TestCase("<html><body>您的请求被拦截，来自网站防火墙</body></html>", PageTrap.Firewall)]
    [TestCase("<form>用户名<input name=u>密码<input type=\"password\" name=p></form>", PageTrap.Login)]
    [TestCase("<form>请输入验证码<input name=code></form>", PageTrap.Captcha)]
    [TestCase("<body>系统维护中，请稍后再试</body>", PageTrap.Maintenance)]
    [TestCase("<body><h1>某局2024年预算</h1><a href=a.pdf>附件</a></body>", PageTrap.None)]
    public void Detect_ShortPages_AreTold(string html, PageTrap expected) => Assert.That(TrapDetector.Detect(200, html, 0), Is.EqualTo(expected));

    [Test]
    public void Detect_LongPageThatMentionsLoginAnd404_IsAPage() =>
        Assert.That(TrapDetector.Detect(200, $"<body>{LongText} 登录 验证码 404 <input type=password></body>", 30), Is.EqualTo(PageTrap.None));

    [TestCase(521)]
    [TestCase(412)]
    public void Detect_StatusOfCookieWalls_Firewall(int status) => Assert.That(TrapDetector.Detect(status, LongText, 0), Is.EqualTo(PageTrap.Firewall));

    [FsCheck.NUnit.Property]
    public bool Detect_AnyText_NeverThrows(string? html) => Enum.IsDefined(TrapDetector.Detect(200, html ?? "", 0));
}
