using System.Diagnostics;
using Extractor.Cli.Messages;

namespace Extractor.Cli;

/// <summary>Tells on standard error how far a long document is: a line that is written over on a terminal, a plain line every few seconds elsewhere. Short documents stay silent.</summary>
internal sealed class PageProgress(string name, int total, bool quiet) : IProgress<int>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly bool _terminal = !Console.IsErrorRedirected;
    private long _last = Stopwatch.GetTimestamp();
    private int _done;
    private bool _shown;

    public void Report(int value)
    {
        _done++;
        TimeSpan interval = _terminal ? Patience / 10 : Patience * 2;
        if (quiet || Stopwatch.GetElapsedTime(_last) < (_shown ? interval : Patience))
        {
            return;
        }

        _last = Stopwatch.GetTimestamp();
        _shown = true;
        string line = Say.It($"{name}: {_done} of {total} pages");
        Console.Error.Write(_terminal ? "\r" + line : line + "\n");
    }

    /// <summary>Clears the line.</summary>
    public void Done()
    {
        if (_shown && _terminal)
        {
            Console.Error.Write("\r\u001b[K");
        }
    }
}
