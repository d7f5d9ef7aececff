internal import CLibXML2

/// Questions to a document, as tests and gates put them.
public enum XPath {
  /// The text of every node that `expression` selects, in document order; a number, text or truth is one string.
  public static func strings(
    _ expression: String, in bytes: [UInt8], namespaces: [String: String] = [:]
  ) throws(XMLFault) -> [String] {
    let document = try ParsedDocument(bytes)
    guard let context = xmlXPathNewContext(document.pointer) else {
      throw XMLFault(.library, "the expression cannot be evaluated")
    }
    defer { xmlXPathFreeContext(context) }
    for (prefix, address) in namespaces {
      guard xmlXPathRegisterNs(context, prefix, address) == 0 else {
        throw XMLFault(.expression, "the prefix '\(prefix)' cannot be used")
      }
    }
    let sink = ErrorSink(.expression)
    context.pointee.userData = sink.context
    context.pointee.error = ErrorSink.record
    let found = withExtendedLifetime(sink) { xmlXPathEvalExpression(expression, context) }
    guard let found else {
      throw sink.faults.first ?? XMLFault(.expression, "'\(expression)' is not an expression")
    }
    defer { xmlXPathFreeObject(found) }
    guard found.pointee.type == XPATH_NODESET else {
      return [owned(xmlXPathCastToString(found))]
    }
    guard let nodes = found.pointee.nodesetval, let table = nodes.pointee.nodeTab else { return [] }
    return (0..<Int(nodes.pointee.nodeNr)).map { owned(xmlXPathCastNodeToString(table[$0])) }
  }

  /// How many nodes `expression` selects.
  public static func count(
    _ expression: String, in bytes: [UInt8], namespaces: [String: String] = [:]
  ) throws(XMLFault) -> Int {
    try strings(expression, in: bytes, namespaces: namespaces).count
  }

  private static func owned(_ text: UnsafeMutablePointer<xmlChar>?) -> String {
    defer { clx_free(text) }
    return text.map { String(cString: $0) } ?? ""
  }
}
