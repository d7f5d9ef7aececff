public import DocumentTree
internal import XMLKit

/// Proof that the formats of a document say the same, taken from the finished bytes.
///
/// A gate for tests and for publishing: every value of the tree must be found in every format, in reading order, and the
/// values in the XML must be the very values of the tree.
public enum FormatAgreement {
  /// What disagrees; empty when every format shows every fact.
  public static func faults(of document: Document, templates: Templates) throws -> [String] {
    let facts = DocumentFacts.walk(document)
    var faults: [String] = []
    for format in OutputFormat.allCases {
      let bytes = try render(document, as: format, templates: templates)
      let found: [String] =
        switch format {
        case .html: try pageFaults(bytes, facts)
        case .xml: try xmlFaults(bytes, facts)
        case .text: textFaults(bytes, facts)
        case .json: jsonFaults(bytes, facts)
        }
      faults += found.map { "\(document.id).\(format.fileExtension): \($0)" }
    }
    return faults
  }

  /// The elements of a page that show values hold exactly the texts of the facts; this also proves that the page can be
  /// parsed again.
  private static func pageFaults(_ bytes: [UInt8], _ facts: [Fact]) throws -> [String] {
    let root = try XMLReader.read(HTMLRenderer.withoutDoctype(bytes))
    return difference(valueTexts(in: root), facts.map(\.text))
  }

  private static func valueTexts(in element: XMLElement) -> [String] {
    let isState = element.name == "span" && element.attribute("class")?.hasPrefix("state ") == true
    if element.name == "data" || element.name == "time" || isState { return [element.text] }
    return element.elements.flatMap(valueTexts(in:))
  }

  private static func xmlFaults(_ bytes: [UInt8], _ facts: [Fact]) throws -> [String] {
    let elements = try XMLReader.read(bytes).descendants("fact")
    let texts = difference(elements.map(\.text), facts.map(\.text))
    let values = zip(elements, facts).compactMap { element, fact in
      FactAttributes.value(of: element) == fact.value ? nil : "'\(fact.text)' does not read back as its value"
    }
    return texts + values
  }

  private static func textFaults(_ bytes: [UInt8], _ facts: [Fact]) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    let wide = text.split(separator: "\n").filter { TextWidth.of($0) > TextRenderer.width }
    return wide.map { "a line is too wide: \($0)" } + missing(facts.map { normalised($0.text) }, in: normalised(text))
  }

  private static func jsonFaults(_ bytes: [UInt8], _ facts: [Fact]) -> [String] {
    let quoted = facts.map { fact in
      "\"text\": " + String(decoding: JSONValue.string(fact.text).serialised(), as: UTF8.self).trimmingSuffix("\n")
    }
    return missing(quoted, in: String(decoding: bytes, as: UTF8.self))
  }

  private static func difference(_ shown: [String], _ expected: [String]) -> [String] {
    guard shown != expected else { return [] }
    let index = zip(shown, expected).prefix { $0 == $1 }.count
    let have = index < shown.count ? "'\(shown[index])'" : "nothing"
    let want = index < expected.count ? "'\(expected[index])'" : "nothing"
    return ["value \(index + 1) shows \(have) instead of \(want)"]
  }

  /// The first text that does not follow the ones before it.
  private static func missing(_ texts: [String], in whole: String) -> [String] {
    let bytes = Array(whole.utf8)
    var position = 0
    for (index, text) in texts.enumerated() where !text.isEmpty {
      guard let end = bytes.firstOccurrence(of: Array(text.utf8), from: position) else {
        return ["value \(index + 1), '\(text)', does not stand in its place"]
      }
      position = end
    }
    return []
  }

  /// Lines joined, runs of ordinary spaces as one.
  private static func normalised(_ text: String) -> String {
    text.unicodeScalars.split { $0 == " " || $0 == "\n" || $0 == "\t" }.map { String($0) }.joined(separator: " ")
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}

extension [UInt8] {
  /// The position after the first occurrence of `part` at or after `start`.
  fileprivate func firstOccurrence(of part: [UInt8], from start: Int) -> Int? {
    guard let first = part.first, count >= part.count else { return nil }
    var index = start
    while index <= count - part.count {
      if self[index] == first, self[index..<index + part.count].elementsEqual(part) { return index + part.count }
      index += 1
    }
    return nil
  }
}
