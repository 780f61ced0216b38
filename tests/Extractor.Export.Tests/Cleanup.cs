using Extractor.Export.Tests.Postgres;
using Extractor.Export.Tests.Support;

namespace Extractor.Export.Tests;

/// <summary>After the last test: stops the database server and deletes what was made for all.</summary>
[SetUpFixture]
public sealed class Cleanup
{
    [OneTimeTearDown]
    public void Clean()
    {
        PostgresServer.Stop();
        Samples.Clean();
    }
}
