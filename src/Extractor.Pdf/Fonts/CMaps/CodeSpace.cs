namespace Extractor.Pdf.Fonts.CMaps;

/// <summary>One code space range: codes of <paramref name="Length"/> bytes (1 to 4), each byte between those of low and high.</summary>
internal readonly record struct CodeSpace(int Length, uint Low, uint High)
{
    public bool Contains(uint code)
    {
        for (int shift = 0; shift < Length * 8; shift += 8)
        {
            uint value = (code >> shift) & 0xFF;
            if (value < ((Low >> shift) & 0xFF) || value > ((High >> shift) & 0xFF))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a byte can stand at an index (0 = first) of a code.</summary>
    public bool ContainsByte(int index, byte value)
    {
        int shift = (Length - 1 - index) * 8;
        return value >= ((Low >> shift) & 0xFF) && value <= ((High >> shift) & 0xFF);
    }
}
