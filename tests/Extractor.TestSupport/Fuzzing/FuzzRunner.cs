using System.Diagnostics;

namespace Extractor.TestSupport.Fuzzing;

/// <summary>Runs cases one after the other on a thread of its own, each within a time and a memory limit.</summary>
public sealed class FuzzRunner
{
    /// <summary>Reads the bytes; throws only what is a failure.</summary>
    public required Action<byte[], CancellationToken> Read { get; init; }

    /// <summary>Time of one case, default 10 seconds.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Resident memory of the process while a case runs, default 500 MB.</summary>
    public long MemoryLimit { get; init; } = 500L << 20;

    /// <summary>Told after each case: number and seconds.</summary>
    public Action<int, double>? Progress { get; init; }

    /// <summary>Runs cases <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> − 1.</summary>
    /// <returns>The failures. A case that does not end even when cancelled ends the run, because its thread cannot be stopped.</returns>
    public IReadOnlyList<FuzzFailure> Run(PdfMutator mutator, int first, int count)
    {
        var failures = new List<FuzzFailure>();
        for (int index = first; index < first + count; index++)
        {
            byte[] bytes = mutator.Make(index);
            string? reason = RunOne(bytes, out bool stuck, out double seconds);
            if (reason is not null)
            {
                failures.Add(new FuzzFailure(index, reason, bytes));
            }

            Progress?.Invoke(index, seconds);
            if (stuck)
            {
                break;
            }
        }

        return failures;
    }

    /// <summary>Runs one document.</summary>
    /// <returns>What went wrong, or null.</returns>
    public string? RunOne(byte[] bytes, out bool stuck, out double seconds)
    {
        using var cancellation = new CancellationTokenSource();
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                Read(bytes, cancellation.Token);
            }
            catch (Exception e)
            {
                thrown = e;
            }
        })
        {
            IsBackground = true,
        };
        var watch = Stopwatch.StartNew();
        thread.Start();
        long peak = 0;
        while (!thread.Join(TimeSpan.FromMilliseconds(25)) && watch.Elapsed < TimeLimit)
        {
            peak = Math.Max(peak, Environment.WorkingSet);
        }

        seconds = watch.Elapsed.TotalSeconds;
        stuck = false;
        if (thread.IsAlive)
        {
            cancellation.Cancel();
            stuck = !thread.Join(TimeLimit);
            return stuck ? $"did not end and cannot be cancelled after {2 * TimeLimit.TotalSeconds:F0} s" : $"took more than {TimeLimit.TotalSeconds:F0} s";
        }

        if (thrown is not null)
        {
            return thrown.ToString();
        }

        return peak > MemoryLimit ? $"the process grew to {peak >> 20} MB" : null;
    }
}
