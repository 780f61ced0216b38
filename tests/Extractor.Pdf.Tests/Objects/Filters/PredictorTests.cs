using Extractor.Pdf.Objects.Filters;

namespace Extractor.Pdf.Tests.Objects.Filters;

public sealed class PredictorTests
{
    [TestCase(1, 8, 7)]
    [TestCase(3, 8, 5)]
    [TestCase(4, 16, 3)]
    [TestCase(1, 1, 13)]
    [TestCase(2, 4, 5)]
    public void Undo_PngEveryRowFilter_GivesOriginal(int colors, int bits, int columns)
    {
        int rowBytes = (colors * bits * columns + 7) / 8;
        int pixel = Math.Max(1, colors * bits / 8);
        byte[] original = new byte[rowBytes * 10];
        new Random(columns).NextBytes(original);
        var encoded = new List<byte>();
        for (int row = 0; row < 10; row++)
        {
            int filter = row % 5;
            encoded.Add((byte)filter);
            for (int i = 0; i < rowBytes; i++)
            {
                int at = row * rowBytes + i;
                int left = i >= pixel ? original[at - pixel] : 0;
                int up = row > 0 ? original[at - rowBytes] : 0;
                int upLeft = row > 0 && i >= pixel ? original[at - rowBytes - pixel] : 0;
                int prediction = filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, upLeft), _ => 0 };
                encoded.Add((byte)(original[at] - prediction));
            }
        }

        Assert.That(Undo(encoded.ToArray(), 15, colors, bits, columns), Is.EqualTo(original));
    }

    [TestCase(1, 8)]
    [TestCase(3, 8)]
    [TestCase(2, 16)]
    public void Undo_Tiff_GivesOriginal(int colors, int bits)
    {
        int columns = 6;
        int bytes = bits / 8;
        byte[] original = new byte[columns * colors * bytes * 3];
        new Random(colors).NextBytes(original);
        byte[] encoded = original.ToArray();
        int row = columns * colors * bytes;
        for (int start = 0; start < encoded.Length; start += row)
        {
            for (int i = row - bytes; i >= colors * bytes; i -= bytes)
            {
                int value = Sample(original, start + i, bytes) - Sample(original, start + i - colors * bytes, bytes);
                encoded[start + i + bytes - 1] = (byte)value;
                if (bytes == 2)
                {
                    encoded[start + i] = (byte)(value >> 8);
                }
            }
        }

        Assert.That(Undo(encoded, 2, colors, bits, columns), Is.EqualTo(original));
    }

    [Test]
    public void Undo_TiffFourBits_AddsNibbles() =>
        Assert.That(Undo([0x12, 0x3F], 2, 1, 4, 4), Is.EqualTo(new byte[] { 0x13, 0x65 }));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Undo_AnyParameters_NeverThrows(byte[] data, int predictor, int colors, int bits, int columns)
    {
        Undo(data, predictor, colors, bits, columns);
        Undo(data, 12, colors, bits, columns);
        Undo(data, 2, colors, bits, columns);
        return true;
    }

    private static int Sample(byte[] data, int at, int bytes) => bytes == 1 ? data[at] : (data[at] << 8) | data[at + 1];

    private static int Paeth(int a, int b, int c)
    {
        int p = a + b - c;
        int pa = Math.Abs(p - a);
        int pb = Math.Abs(p - b);
        int pc = Math.Abs(p - c);
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }

    private static byte[] Undo(byte[] data, int predictor, int colors, int bits, int columns)
    {
        var buffer = new OutputBuffer(data.Length, int.MaxValue);
        buffer.Add(data);
        Predictor.Undo(buffer, predictor, colors, bits, columns);
        return buffer.Written.ToArray();
    }
}
