using System.Globalization;
using Extractor.Crawl.Http;

namespace Extractor.Crawl.Store;

/// <summary>An exchange as far as counters need it.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Kind">What was expected behind the address.</param>
/// <param name="Change">What it changed.</param>
/// <param name="Requests">Requests sent, retries and redirects included.</param>
/// <param name="Bytes">Bytes of the body.</param>
/// <param name="Responses">HTTP status of every answer, in order.</param>
/// <param name="Chain">Addresses asked.</param>
/// <param name="Message">What went wrong.</param>
/// <param name="Retries">Requests that were sent again.</param>
public sealed record PastExchange(
    FetchStatus Status, FrontierKind Kind, VersionChange Change, int Requests, long Bytes, IReadOnlyList<int> Responses, IReadOnlyList<string> Chain, string Message, int Retries)
{
    internal static string WriteResponses(IReadOnlyList<int> responses) => string.Join(' ', responses.Select(r => r.ToString(CultureInfo.InvariantCulture)));

    internal static IReadOnlyList<int> ParseResponses(string text) =>
        text.Length == 0 ? [] : [.. text.Split(' ').Select(t => int.Parse(t, CultureInfo.InvariantCulture))];
}
