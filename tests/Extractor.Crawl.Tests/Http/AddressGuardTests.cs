using System.Net;
using Extractor.Crawl.Http;

namespace Extractor.Crawl.Tests.Http;

public sealed class AddressGuardTests
{
    [TestCase("127.0.0.1")]
    [TestCase("10.1.2.3")]
    [TestCase("172.16.0.1")]
    [TestCase("192.168.1.1")]
    [TestCase("169.254.169.254")]
    [TestCase("100.64.0.1")]
    [TestCase("0.0.0.0")]
    [TestCase("224.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("::1")]
    [TestCase("::")]
    [TestCase("fe80::1")]
    [TestCase("fc00::1")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("64:ff9b::7f00:1")]
    [TestCase("2002:7f00:1::")]
    [TestCase("2001:db8::1")]
    public void IsPublic_SpecialAddress_False(string address) => Assert.That(AddressGuard.IsPublic(IPAddress.Parse(address)), Is.False);

    [TestCase("1.2.4.8")]
    [TestCase("172.32.0.1")]
    [TestCase("100.128.0.1")]
    [TestCase("2400:3200::1")]
    public void IsPublic_OrdinaryAddress_True(string address) => Assert.That(AddressGuard.IsPublic(IPAddress.Parse(address)), Is.True);

    [TestCase("ftp://a.example/x")]
    [TestCase("file:///etc/passwd")]
    [TestCase("http://user:secret@a.example/")]
    public void IsFetchable_OtherThanPlainHttp_False(string address) => Assert.That(AddressGuard.IsFetchable(new Uri(address)), Is.False);
}
