using System.IO.Compression;
using System.Text;
using Extractor.Pdf.Objects.Filters;
using Extractor.TestSupport;

namespace Extractor.Pdf.Tests.Objects.Filters;

public sealed class FlateFilterTests
{
    private const int NoLimit = int.MaxValue;

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Decode_AnyBytes_RoundTripsAtEveryLevel(byte[] data)
    {
        foreach (CompressionLevel level in Enum.GetValues<CompressionLevel>())
        {
            byte[] decoded = Decode(PdfBuilder.Deflate(data, level), out DecodeOutcome outcome);
            if (outcome != DecodeOutcome.Complete || !decoded.AsSpan().SequenceEqual(data))
            {
                return false;
            }
        }

        return true;
    }

    // Long inputs of different redundancy reach second-level tables, long matches and many blocks.
    [TestCase(1, 200_000)]
    [TestCase(3, 300_000)]
    [TestCase(16, 300_000)]
    [TestCase(97, 300_000)]
    [TestCase(256, 300_000)]
    public void Decode_LongSkewedData_RoundTrips(int alphabet, int length)
    {
        var random = new Random(alphabet);
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++)
        {
            // A skewed choice makes code lengths up to the maximum; now and then a piece from before is repeated.
            data[i] = (byte)(alphabet * Math.Pow(random.NextDouble(), 9));
            if (i > 40_000 && random.Next(200) == 0)
            {
                int n = Math.Min(random.Next(3, 300), length - i);
                data.AsSpan(i - random.Next(300, 32_000), n).CopyTo(data.AsSpan(i));
                i += n - 1;
            }
        }

        foreach (CompressionLevel level in Enum.GetValues<CompressionLevel>())
        {
            byte[] decoded = Decode(PdfBuilder.Deflate(data, level), out DecodeOutcome outcome);
            Assert.That(outcome, Is.EqualTo(DecodeOutcome.Complete), $"level {level}");
            Assert.That(decoded.AsSpan().SequenceEqual(data), Is.True, $"level {level}");
        }
    }

    [Test]
    public void Decode_CutAnywhere_GivesBeginningOfData()
    {
        byte[] data = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 500).Select(i => $"{i} 0 Td ({i * 7}) Tj ")));
        byte[] whole = PdfBuilder.Deflate(data);

        for (int cut = 1; cut < whole.Length - 4; cut++)
        {
            byte[] decoded = Decode(whole[..cut], out DecodeOutcome outcome);
            Assert.That(decoded.Length, Is.LessThanOrEqualTo(data.Length));
            Assert.That(data.AsSpan().StartsWith(decoded), Is.True, $"cut at {cut}");
            if (decoded.Length < data.Length)
            {
                Assert.That(outcome, Is.EqualTo(DecodeOutcome.Truncated), $"cut at {cut}");
            }
        }

        Assert.That(Decode(whole[..(whole.Length / 2)], out _), Has.Length.GreaterThan(data.Length / 4));
    }

    [Test]
    public void Decode_NoZlibHeader_IsReadAsRawDeflate()
    {
        byte[] data = Encoding.ASCII.GetBytes(new string('x', 300) + "raw deflate");
        byte[] raw = PdfBuilder.Deflate(data)[2..^4];

        byte[] decoded = Decode(raw, out DecodeOutcome outcome);

        Assert.That(decoded, Is.EqualTo(data));
        Assert.That(outcome, Is.EqualTo(DecodeOutcome.Complete));
    }

    [Test]
    public void Decode_DamagedHeader_IsPassedOver()
    {
        byte[] data = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 100).Select(i => $"({i}) Tj ")));
        byte[] broken = PdfBuilder.Deflate(data);
        broken[0] = 0xFF;
        broken[1] = 0xFF;

        byte[] decoded = Decode(broken, out DecodeOutcome outcome);

        Assert.That(decoded, Is.EqualTo(data));
        Assert.That(outcome, Is.EqualTo(DecodeOutcome.BadChecksum));
    }

    [Test]
    public void Decode_LineEndsBeforeData_ArePassedOver()
    {
        byte[] data = [1, 2, 3, 4, 5];

        Assert.That(Decode([(byte)'\r', (byte)'\n', .. PdfBuilder.Deflate(data)], out _), Is.EqualTo(data));
    }

    [Test]
    public void Decode_WrongChecksum_GivesAllAndSaysSo()
    {
        byte[] data = Encoding.ASCII.GetBytes("(1,234.56) Tj");
        byte[] broken = PdfBuilder.Deflate(data);
        broken[^1] ^= 0x55;

        Assert.That(Decode(broken, out DecodeOutcome outcome), Is.EqualTo(data));
        Assert.That(outcome, Is.EqualTo(DecodeOutcome.BadChecksum));
    }

    [Test]
    public void Decode_Bomb_StopsAtLimit()
    {
        byte[] bomb = PdfBuilder.Deflate(new byte[20_000_000]);

        OutputBuffer output = FlateFilter.Decode(bomb, 1_000_000, out DecodeOutcome outcome);

        Assert.That(outcome, Is.EqualTo(DecodeOutcome.LimitReached));
        Assert.That(output.Length, Is.EqualTo(1_000_000));
        Assert.That(output.Array, Has.Length.LessThan(1_100_000));
    }

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public bool Decode_Garbage_NeverThrows(byte[] data)
    {
        OutputBuffer output = FlateFilter.Decode(data, 1 << 20, out _);
        return output.Length <= 1 << 20;
    }

    [Test]
    public void Decode_BitFlips_NeverThrowAndAreNoticed()
    {
        var random = new Random(42);
        byte[] data = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 2000).Select(i => $"({i * 31}) Tj ")));
        byte[] good = PdfBuilder.Deflate(data);
        for (int i = 0; i < 2000; i++)
        {
            byte[] bad = good.ToArray();
            bad[random.Next(2, bad.Length)] ^= (byte)(1 << random.Next(8));
            byte[] decoded = Decode(bad, out DecodeOutcome outcome);
            if (!decoded.AsSpan().SequenceEqual(data))
            {
                Assert.That(outcome, Is.Not.EqualTo(DecodeOutcome.Complete), $"flip {i}");
            }
        }
    }

    private static byte[] Decode(byte[] data, out DecodeOutcome outcome) => FlateFilter.Decode(data, NoLimit, out outcome).Written.ToArray();
}
