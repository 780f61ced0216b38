using Extractor.Crawl.Crawling;
using Extractor.Pipeline.Output;

namespace Extractor.Pipeline.Running;

/// <summary>Is told how a run goes on. Calls come from several threads, one at a time.</summary>
public interface IRunObserver
{
    /// <summary>A source is being collected; called after each exchange.</summary>
    void Collecting(CrawlReport report)
    {
    }

    /// <summary>The documents are known.</summary>
    void Listed(int documents);

    /// <summary>A document is done for the stages up to convert.</summary>
    void Finished(DocumentOutcome outcome, int done, int documents);

    /// <summary>A unit-year file is done.</summary>
    void Written(FileOutcome outcome);
}
