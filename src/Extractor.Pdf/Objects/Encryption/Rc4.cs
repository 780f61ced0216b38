namespace Extractor.Pdf.Objects.Encryption;

/// <summary>The RC4 stream cipher; encryption and decryption are the same.</summary>
internal static class Rc4
{
    public static byte[] Apply(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data)
    {
        Span<byte> state = stackalloc byte[256];
        for (int i = 0; i < 256; i++)
        {
            state[i] = (byte)i;
        }

        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 0xFF;
            (state[i], state[j]) = (state[j], state[i]);
        }

        byte[] result = GC.AllocateUninitializedArray<byte>(data.Length);
        int a = 0;
        int b = 0;
        for (int n = 0; n < data.Length; n++)
        {
            a = (a + 1) & 0xFF;
            b = (b + state[a]) & 0xFF;
            (state[a], state[b]) = (state[b], state[a]);
            result[n] = (byte)(data[n] ^ state[(state[a] + state[b]) & 0xFF]);
        }

        return result;
    }
}
