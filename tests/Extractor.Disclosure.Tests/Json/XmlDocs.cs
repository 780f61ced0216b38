using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Extractor.Disclosure.Tests.Json;

/// <summary>The doc comments of the model as plain text, from the files that the compiler writes beside the assemblies.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    public XmlDocs(params Assembly[] assemblies)
    {
        foreach (Assembly assembly in assemblies)
        {
            foreach (XElement member in XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
            {
                _members[member.Attribute("name")!.Value] = member;
            }
        }
    }

    /// <summary>The summary of a type or property; for a property of a positional record, what its parameter says.</summary>
    public string? Of(MemberInfo member)
    {
        string? type = (member as Type ?? member.DeclaringType)!.FullName;
        if (member is Type)
        {
            return Text(_members.GetValueOrDefault("T:" + type)?.Element("summary"));
        }

        return Text(_members.GetValueOrDefault($"P:{type}.{member.Name}")?.Element("summary"))
            ?? Text(_members.GetValueOrDefault("T:" + type)?.Elements("param").FirstOrDefault(p => p.Attribute("name")!.Value == member.Name));
    }

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (XNode node in element.Nodes())
        {
            text.Append(node switch
            {
                XElement { Name.LocalName: "see" or "paramref" } see => Reference(see),
                XElement inner => inner.Value,
                _ => ((XText)node).Value,
            });
        }

        string plain = Blank().Replace(text.ToString(), " ").Trim();
        return plain.Length == 0 ? null : plain;
    }

    private static string Reference(XElement see)
    {
        string name = (see.Attribute("cref") ?? see.Attribute("name") ?? see.Attribute("langword"))!.Value.Split('.', ':')[^1];
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
