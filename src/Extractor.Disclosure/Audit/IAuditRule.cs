namespace Extractor.Disclosure.Audit;

/// <summary>A rule that printed figures must obey: data about an identity and the places where it applies. Stateless.</summary>
public interface IAuditRule
{
    /// <summary>Stable key, such as <c>rollup.code</c>.</summary>
    string Id { get; }

    /// <summary>Raised when the rule's meaning changes.</summary>
    int Version { get; }

    /// <summary>Chinese name for people.</summary>
    string Name { get; }

    /// <summary>Why figures must obey it.</summary>
    string Reason { get; }

    /// <summary>Adds every application of the rule to the document, and what could not be applied with the reason.</summary>
    void Apply(AuditContext context, IdentityCollector into);
}
