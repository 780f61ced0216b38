using System.Reflection;

namespace Extractor.Disclosure.Tests;

public sealed class HouseTests
{
    [Test]
    public void Assembly_References_PointOneWayOnly()
    {
        // Cli → Pipeline → Crawl | Disclosure → Layout → Pdf, Cli → Export → Disclosure; nothing refers to what stands above it.
        string[] order = ["Extractor.Pdf", "Extractor.Layout", "Extractor.Disclosure", "Extractor.Export", "Extractor.Crawl", "Extractor.Pipeline", "extractor"];
        Assembly assembly = Assembly.Load("Extractor.Disclosure");
        int self = Array.IndexOf(order, assembly.GetName().Name);
        foreach (AssemblyName reference in assembly.GetReferencedAssemblies())
        {
            int other = Array.IndexOf(order, reference.Name);
            Assert.That(other, Is.LessThan(self), reference.Name);
        }
    }
}
