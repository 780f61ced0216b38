namespace Extractor.Pdf.Objects.Filters;

/// <summary>Applies the filters of a stream (ISO 32000-1, 7.4) to its decrypted bytes.</summary>
internal static class FilterChain
{
    /// <summary>No writer needs more; a chain of many filters is a way to multiply work.</summary>
    private const int MaxFilters = 8;

    /// <summary>Decodes; empty where an image filter stands in the chain, what could be decoded where data are damaged.</summary>
    /// <param name="data">The bytes, decrypted.</param>
    /// <param name="stream">The stream, for its filters, parameters and number.</param>
    /// <param name="source">Resolves references and takes warnings.</param>
    /// <param name="limit">Bytes that each filter may give.</param>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> data, PdfStream stream, IObjectSource source, int limit)
    {
        PdfDictionary dictionary = stream.Dictionary;
        PdfObject filters = source.Resolve(dictionary.Raw("Filter") ?? dictionary.Raw("F"));
        PdfObject parameters = source.Resolve(dictionary.Raw("DecodeParms") ?? dictionary.Raw("DP"));
        if (filters is PdfName single)
        {
            PdfObject own = parameters is PdfArray { Count: > 0 } list ? source.Resolve(list.Items[0]) : parameters;
            return Apply(data, single.Value, own as PdfDictionary, stream, source, limit);
        }

        if (filters is not PdfArray chain)
        {
            return data;
        }

        int count = Math.Min(chain.Count, MaxFilters);
        if (count < chain.Count)
        {
            source.Warnings.Add("stream-filters", $"{Describe(stream)} has {chain.Count} filters; only the first {MaxFilters} were applied.");
        }

        for (int i = 0; i < count; i++)
        {
            if (source.Resolve(chain.Items[i]) is not PdfName name)
            {
                continue;
            }

            PdfObject own = parameters switch
            {
                PdfArray a => i < a.Count ? source.Resolve(a.Items[i]) : PdfNull.Instance,
                _ => count == 1 ? parameters : PdfNull.Instance,
            };
            data = Apply(data, name.Value, own as PdfDictionary, stream, source, limit);
        }

        return data;
    }

    private static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> data, string filter, PdfDictionary? parameters, PdfStream stream, IObjectSource source, int limit)
    {
        OutputBuffer output;
        DecodeOutcome outcome;
        switch (filter)
        {
            case "FlateDecode" or "Fl":
                output = FlateFilter.Decode(data.Span, limit, out outcome);
                UndoPrediction(output, parameters, source);
                break;
            case "LZWDecode" or "LZW":
                int early = parameters is null ? 1 : source.GetInt(parameters, "EarlyChange") ?? 1;
                output = LzwFilter.Decode(data.Span, early == 0 ? 0 : 1, limit, out outcome);
                UndoPrediction(output, parameters, source);
                break;
            case "ASCII85Decode" or "A85":
                output = AsciiFilters.Decode85(data.Span, limit, out outcome);
                break;
            case "ASCIIHexDecode" or "AHx":
                output = AsciiFilters.DecodeHex(data.Span, limit, out outcome);
                break;
            case "RunLengthDecode" or "RL":
                output = RunLengthFilter.Decode(data.Span, limit, out outcome);
                break;
            case "Crypt":
                return data;
            case "DCTDecode" or "DCT" or "JPXDecode" or "JBIG2Decode" or "CCITTFaxDecode" or "CCF":
                return default;
            default:
                source.Warnings.Add("stream-filter-unknown", $"{Describe(stream)} has the unknown filter {filter}; its data were left out.");
                return default;
        }

        Report(outcome, filter, output.Length, stream, source);
        return output.Written;
    }

    private static void UndoPrediction(OutputBuffer output, PdfDictionary? parameters, IObjectSource source)
    {
        if (parameters is not null && source.GetInt(parameters, "Predictor") is int predictor and > 1)
        {
            Predictor.Undo(
                output,
                predictor,
                source.GetInt(parameters, "Colors") ?? 1,
                source.GetInt(parameters, "BitsPerComponent") ?? 8,
                source.GetInt(parameters, "Columns") ?? 1);
        }
    }

    private static void Report(DecodeOutcome outcome, string filter, int length, PdfStream stream, IObjectSource source)
    {
        switch (outcome)
        {
            // ASCII and run length data often lack their end mark; nothing is lost by it.
            case DecodeOutcome.Truncated when filter is "FlateDecode" or "Fl":
                source.Warnings.Add("stream-truncated", $"{Describe(stream)} ends before its compressed data do; the {length} bytes before that were used.");
                break;
            case DecodeOutcome.Corrupt:
                source.Warnings.Add("stream-corrupt", $"{Describe(stream)} has damaged {filter} data; the {length} bytes before the damage were used.");
                break;
            case DecodeOutcome.BadChecksum:
                source.Warnings.Add("stream-checksum", $"{Describe(stream)} was decoded in full, but its checksum is wrong: some of its bytes may have been changed.");
                break;
            case DecodeOutcome.LimitReached:
                source.Warnings.Add("stream-too-large", $"{Describe(stream)} decodes to more than {length} bytes; the rest was left out.");
                break;
        }
    }

    private static string Describe(PdfStream stream) => stream.ObjectNumber > 0 ? $"The stream of object {stream.ObjectNumber}" : "A stream";
}
