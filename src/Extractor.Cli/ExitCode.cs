namespace Extractor.Cli;

/// <summary>Exit codes of the contract.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Some documents failed; the rest is written.</summary>
    public const int SomeFailed = 1;

    /// <summary>The command line or the configuration is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Interrupted; the state is kept.</summary>
    public const int Interrupted = 130;
}
