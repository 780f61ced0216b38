using System.Buffers;

namespace Extractor.Cli.Tests;

public sealed class PiecewiseBufferTests
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(65_536)]
    [TestCase(65_537)]
    [TestCase(1_000_000)]
    public void Written_WritesOfManySizes_AreAllThereInOrder(int total)
    {
        byte[] expected = new byte[total];
        var random = new Random(7);
        random.NextBytes(expected);
        var buffer = new PiecewiseBuffer();
        for (int at = 0; at < total;)
        {
            // Some writes are larger than a piece.
            int size = Math.Min(random.Next(10) == 0 ? 100_000 : random.Next(1, 5000), total - at);
            buffer.Write(expected.AsSpan(at, size));
            at += size;
        }

        Assert.That(buffer.Written.ToArray(), Is.EqualTo(expected));
    }

    [Test]
    public void Advance_MoreThanWasHandedOut_Throws()
    {
        var buffer = new PiecewiseBuffer();
        int room = buffer.GetMemory(10).Length;
        Assert.That(() => buffer.Advance(room + 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
