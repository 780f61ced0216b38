using System.Buffers;
using Extractor.Cli.Messages;
using Extractor.Pipeline.Output;

namespace Extractor.Cli;

/// <summary>Where a result goes: a file, written whole or not at all, or standard output.</summary>
internal static class ResultTarget
{
    /// <summary>Writes UTF-8 bytes.</summary>
    /// <returns>An exit code; a message has been printed where it is not 0.</returns>
    public static int Write(string? path, ReadOnlyMemory<byte> bytes) => Write(path, new ReadOnlySequence<byte>(bytes));

    /// <inheritdoc cref="Write(string?, ReadOnlyMemory{byte})"/>
    public static int Write(string? path, ReadOnlySequence<byte> bytes)
    {
        if (path is null)
        {
            try
            {
                using Stream output = Console.OpenStandardOutput();
                foreach (ReadOnlyMemory<byte> piece in bytes)
                {
                    output.Write(piece.Span);
                }

                output.Flush();
                return ExitCode.Done;
            }
            catch (IOException)
            {
                // The reader of the pipe has had enough (head, less); that is no error of ours.
                return ExitCode.Done;
            }
        }

        try
        {
            AtomicFile.Write(Path.GetFullPath(path), bytes);
            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Say.Error($"--out {path} cannot be written ({e.Message.TrimEnd('.')}); name another file, or change the permissions");
            return ExitCode.Usage;
        }
    }
}
