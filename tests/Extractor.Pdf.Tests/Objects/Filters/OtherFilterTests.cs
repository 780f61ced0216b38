using System.Text;
using Extractor.Pdf.Objects.Filters;

namespace Extractor.Pdf.Tests.Objects.Filters;

public sealed class OtherFilterTests
{
    private const int NoLimit = int.MaxValue;

    [TestCase("48656C6C6F>", "Hello")]
    [TestCase("48 65\n6C6C 6F >junk", "Hello")]
    [TestCase("4865 6C6C 6>", "Hell`")]
    [TestCase("48656C6C6F", "Hello")]
    [TestCase("", "")]
    public void DecodeHex_Forms_GiveBytes(string encoded, string expected) =>
        Assert.That(Text(AsciiFilters.DecodeHex(Encoding.Latin1.GetBytes(encoded), NoLimit, out _)), Is.EqualTo(expected));

    [TestCase("87cURD]i,\"Ebo80~>", "Hello World!")]
    [TestCase("<~87cURD]i,\"Ebo80~>", "Hello World!")]
    [TestCase("87cUR D]i,\"\nEbo80", "Hello World!")]
    [TestCase("z~>", "\0\0\0\0")]
    [TestCase("~>", "")]
    public void Decode85_Forms_GiveBytes(string encoded, string expected) =>
        Assert.That(Text(AsciiFilters.Decode85(Encoding.Latin1.GetBytes(encoded), NoLimit, out _)), Is.EqualTo(expected));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Decode85_AnyBytes_RoundTrip(byte[] data) =>
        AsciiFilters.Decode85(Encode85(data), NoLimit, out DecodeOutcome outcome).Written.Span.SequenceEqual(data) && outcome == DecodeOutcome.Complete;

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool RunLength_AnyBytes_RoundTrip(byte[] data)
    {
        var encoded = new List<byte>();
        for (int i = 0; i < data.Length;)
        {
            int run = 1;
            while (run < 128 && i + run < data.Length && data[i + run] == data[i])
            {
                run++;
            }

            if (run > 1)
            {
                encoded.AddRange([(byte)(257 - run), data[i]]);
            }
            else
            {
                encoded.AddRange([0, data[i]]);
            }

            i += run;
        }

        encoded.Add(128);
        return RunLengthFilter.Decode(encoded.ToArray(), NoLimit, out DecodeOutcome outcome).Written.Span.SequenceEqual(data) && outcome == DecodeOutcome.Complete;
    }

    [Test]
    public void RunLength_CutOff_GivesWhatIsThere()
    {
        OutputBuffer output = RunLengthFilter.Decode([4, (byte)'a', (byte)'b'], NoLimit, out DecodeOutcome outcome);

        Assert.That(Text(output), Is.EqualTo("ab"));
        Assert.That(outcome, Is.EqualTo(DecodeOutcome.Truncated));
    }

    // The example of ISO 32000-1, 7.4.4.2.
    [Test]
    public void Lzw_StandardExample_GivesBytes()
    {
        OutputBuffer output = LzwFilter.Decode([0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01], 1, NoLimit, out DecodeOutcome outcome);

        Assert.That(output.Written.ToArray(), Is.EqualTo(new byte[] { 45, 45, 45, 45, 45, 65, 45, 45, 45, 66 }));
        Assert.That(outcome, Is.EqualTo(DecodeOutcome.Complete));
    }

    [TestCase(0, 2)]
    [TestCase(1, 2)]
    [TestCase(0, 200)]
    [TestCase(1, 200)]
    public void Lzw_LongData_RoundTrips(int earlyChange, int alphabet)
    {
        var random = new Random(5);
        byte[] data = new byte[60_000];
        for (int i = 0; i < data.Length; i++)
        {
            data[i] = (byte)random.Next(alphabet);
        }

        OutputBuffer output = LzwFilter.Decode(EncodeLzw(data, earlyChange), earlyChange, NoLimit, out DecodeOutcome outcome);

        Assert.That(outcome, Is.EqualTo(DecodeOutcome.Complete));
        Assert.That(output.Written.Span.SequenceEqual(data), Is.True);
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool Filters_Garbage_NeverThrowAndKeepTheLimit(byte[] data)
    {
        const int Limit = 1000;
        return LzwFilter.Decode(data, 1, Limit, out _).Length <= Limit
            && LzwFilter.Decode(data, 0, Limit, out _).Length <= Limit
            && AsciiFilters.Decode85(data, Limit, out _).Length <= Limit
            && AsciiFilters.DecodeHex(data, Limit, out _).Length <= Limit
            && RunLengthFilter.Decode(data, Limit, out _).Length <= Limit;
    }

    private static string Text(OutputBuffer output) => Encoding.Latin1.GetString(output.Written.Span);

    private static byte[] Encode85(byte[] data)
    {
        var result = new StringBuilder();
        for (int i = 0; i < data.Length; i += 4)
        {
            int n = Math.Min(4, data.Length - i);
            uint group = 0;
            for (int k = 0; k < 4; k++)
            {
                group = (group << 8) | (k < n ? data[i + k] : (byte)0);
            }

            if (n == 4 && group == 0)
            {
                result.Append('z');
                continue;
            }

            char[] digits = new char[5];
            for (int k = 4; k >= 0; k--)
            {
                digits[k] = (char)('!' + (group % 85));
                group /= 85;
            }

            result.Append(digits, 0, n + 1);
        }

        return Encoding.Latin1.GetBytes(result.Append("~>").ToString());
    }

    private static byte[] EncodeLzw(byte[] data, int earlyChange)
    {
        var bits = new List<bool>();
        var table = new Dictionary<string, int>();
        int width = 9;
        Reset();
        Emit(256);
        string current = "";
        foreach (byte b in data)
        {
            string longer = current + (char)b;
            if (longer.Length == 1 || table.ContainsKey(longer))
            {
                current = longer;
                continue;
            }

            Emit(Code(current));
            table[longer] = table.Count + 258;
            int next = table.Count + 258;
            width = next + earlyChange > 2048 ? 12 : next + earlyChange > 1024 ? 11 : next + earlyChange > 512 ? 10 : 9;
            if (next >= 4094)
            {
                Emit(256);
                Reset();
            }

            current = ((char)b).ToString();
        }

        if (current.Length > 0)
        {
            Emit(Code(current));
            int next = table.Count + 259;
            width = next + earlyChange > 2048 ? 12 : next + earlyChange > 1024 ? 11 : next + earlyChange > 512 ? 10 : 9;
        }

        Emit(257);
        byte[] result = new byte[(bits.Count + 7) / 8];
        for (int i = 0; i < bits.Count; i++)
        {
            result[i / 8] |= (byte)(bits[i] ? 0x80 >> (i % 8) : 0);
        }

        return result;

        int Code(string text) => text.Length == 1 ? text[0] : table[text];

        void Reset()
        {
            table.Clear();
            width = 9;
        }

        void Emit(int code)
        {
            for (int i = width - 1; i >= 0; i--)
            {
                bits.Add(((code >> i) & 1) == 1);
            }
        }
    }
}
