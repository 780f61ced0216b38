using System.Text;
using Extractor.Crawl.Configuration;
using Extractor.Pipeline.Configuration;
using Extractor.TestSupport;
using FsCheck;
using FsCheck.Fluent;

namespace Extractor.Pipeline.Tests.Configuration;

public sealed class PipelineConfigReaderTests
{
    [Test]
    public void Parse_BundledConfiguration_ReadsTheFixtures()
    {
        PipelineConfig config = PipelineConfigReader.Read(Path.Combine(ProjectFolders.Root, "pipeline.json"));
        Assert.That(config.Sources.Select(s => s.Id), Is.EqualTo(new[] { "fixtures-liuquan", "fixtures-yunfan" }));
        Assert.That(config.Output, Is.EqualTo(Path.Combine(ProjectFolders.Root, "out")));
    }

    [Test]
    public void Parse_EveryKey_IsTaken()
    {
        PipelineConfig config = Parse("""
            // comments are allowed
            { "$schema": "x", "output": "o", "store": "/abs", "logs": "l", "parallel": 3,
              "sources": [ { "id": "a-1", "type": "folder", "path": "p", "include": ["*.pdf", "*.PDF"], "recursive": false, "unit": "某局", "year": 2024 } ],
              "units": [ { "name": "某市财政局", "aliases": ["市财政局"] } ] }
            """);
        Assert.That(config.Output, Is.EqualTo(Path.GetFullPath("/base/o")));
        Assert.That(config.Store, Is.EqualTo(Path.GetFullPath("/abs")));
        Assert.That(config.Parallel, Is.EqualTo(3));
        Assert.That(config.Units[0].Aliases, Is.EqualTo(new[] { "市财政局" }));
    }

    [TestCase("""{"sources":[{"id":"a","type":"folder","path":"p"}],"outputt":"x"}""", "outputt: unknown key (did you mean output?); allowed here: $schema, output, store, logs, parallel, sources, units")]
    [TestCase("""{}""", "sources: is missing; a list of at least one source is needed")]
    [TestCase("""{"sources":[]}""", "sources: is empty; a list of at least one source is needed")]
    [TestCase("""{"sources":{}}""", "sources: found {}, allowed is a list of objects [{ … }]")]
    [TestCase("""[1]""", "the file: found [1], allowed is an object { … }")]
    [TestCase("""{"sources":[{"id":"a","type":"folder","path":"p"}],"parallel":0}""", "parallel: found 0, allowed is a whole number from 1 to 64")]
    [TestCase("""{"sources":[{"id":"a","type":"folder","path":"p"}],"parallel":1.5}""", "parallel: found 1.5, allowed is a whole number from 1 to 64")]
    [TestCase("""{"sources":[{"id":"a","type":"ftp","path":"p"}]}""", "sources[0].type: found \"ftp\", allowed is one of ")]
    [TestCase("""{"sources":[{"id":"a","path":"p"}]}""", "sources[0].type: is missing; one of ")]
    [TestCase("""{"sources":[{"id":"a","type":"folder"}]}""", "sources[0].path: is missing; a text is needed")]
    [TestCase("""{"sources":[{"id":"../a","type":"folder","path":"p"}]}""", "sources[0].id: found \"../a\"")]
    [TestCase("""{"sources":[{"id":"a","type":"folder","path":"p"},{"id":"a","type":"folder","path":"q"}]}""", "sources[1].id: \"a\" stands at another source too")]
    [TestCase("""{"sources":[{"id":"a","type":"folder","path":"p","recursive":"yes"}]}""", "sources[0].recursive: found \"yes\", allowed is true or false")]
    [TestCase("""{"output":"a","output":"b","sources":[{"id":"a","type":"folder","path":"p"}]}""", "output: stands twice")]
    [TestCase("""{"sources":""", "is no JSON: line 1")]
    public void Parse_WrongConfiguration_NamesKeyFoundAndAllowed(string json, string expected)
    {
        ConfigurationException? error = Assert.Throws<ConfigurationException>(() => Parse(json));
        Assert.That(error!.Problems.Any(p => p.StartsWith("pipeline.json: " + expected, StringComparison.Ordinal)), Is.True, error.Message);
    }

    [Test]
    public void Parse_SeveralProblems_AllAreNamed()
    {
        ConfigurationException? error = Assert.Throws<ConfigurationException>(() => Parse("""{"a":1,"b":2,"sources":[{"id":1,"type":2}]}"""));
        Assert.That(error!.Problems, Has.Count.EqualTo(4));
    }

    [Test]
    public void Parse_AnyBytes_ThrowsOnlyItsOwnException() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        bytes =>
        {
            try
            {
                PipelineConfigReader.Parse(bytes, "x", "/base");
                return true;
            }
            catch (ConfigurationException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();

    private static PipelineConfig Parse(string json) => PipelineConfigReader.Parse(Encoding.UTF8.GetBytes(json), "pipeline.json", "/base");
}
