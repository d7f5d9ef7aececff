internal import CLibXML2

/// Reads XML into plain values.
public enum XMLReader {
  /// The root element of a document.
  ///
  /// Refuses what is not UTF-8, what is not well formed, any document type and anything nested deeper than libxml2's
  /// limit of 256 elements, which also bounds the recursion here.
  public static func read(_ bytes: [UInt8]) throws(XMLFault) -> XMLElement {
    let document = try ParsedDocument(bytes)
    guard let root = xmlDocGetRootElement(document.pointer) else {
      throw XMLFault(.malformed, "there is no root element", line: 1, column: 1)
    }
    var line = 0
    return element(root, &line)
  }

  /// `line` is where the reader stands: libxml2 knows where start tags end, but not where a text begins.
  private static func element(_ node: xmlNodePtr, _ line: inout Int) -> XMLElement {
    let start = xmlGetLineNo(node)
    line = start
    var attributes: [XMLAttribute] = []
    var attribute = node.pointee.properties
    while let current = attribute {
      let name = qualifiedName(current.pointee.name, current.pointee.ns)
      let raw = xmlNodeListGetString(node.pointee.doc, current.pointee.children, 1)
      attributes.append(XMLAttribute(name, raw.map { String(cString: $0) } ?? ""))
      clx_free(raw)
      attribute = current.pointee.next
    }
    var children: [XMLNode] = []
    var child = node.pointee.children
    while let current = child {
      switch current.pointee.type {
      case XML_ELEMENT_NODE:
        children.append(.element(element(current, &line)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        let text = current.pointee.content.map { String(cString: $0) } ?? ""
        children.append(.text(text, line: line))
        line += text.utf8.count { $0 == 0x0A }
      default:
        // Comments and processing instructions carry nothing; entity references cannot exist without a DOCTYPE.
        line += current.pointee.content.map { String(cString: $0).utf8.count { $0 == 0x0A } } ?? 0
      }
      child = current.pointee.next
    }
    return XMLElement(
      name: qualifiedName(node.pointee.name, node.pointee.ns),
      namespace: node.pointee.ns?.pointee.href.map { String(cString: $0) },
      attributes: attributes, children: children, line: start)
  }

  private static func qualifiedName(_ name: UnsafePointer<xmlChar>?, _ namespace: xmlNsPtr?) -> String {
    let local = name.map { String(cString: $0) } ?? ""
    guard let prefix = namespace?.pointee.prefix else { return local }
    return String(cString: prefix) + ":" + local
  }
}
