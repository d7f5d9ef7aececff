internal import CLibXML2

/// A RELAX NG grammar in XML syntax, ready to be applied.
public struct RelaxNGSchema: ~Copyable {
  private let pointer: xmlRelaxNGPtr

  /// Reads a grammar; it must stand in one file, because includes would open others.
  public init(_ bytes: [UInt8]) throws(XMLFault) {
    // Read as a plain document first: DOCTYPE refused, UTF-8 checked, faults with their line.
    let document = try ParsedDocument(bytes)
    let sink = ErrorSink(.schema)
    guard let context = xmlRelaxNGNewDocParserCtxt(document.pointer) else {
      throw XMLFault(.library, "the schema cannot be read")
    }
    defer { xmlRelaxNGFreeParserCtxt(context) }
    xmlRelaxNGSetParserStructuredErrors(context, ErrorSink.record, sink.context)
    let schema = withExtendedLifetime(sink) { xmlRelaxNGParse(context) }
    guard let schema else { throw sink.faults.first ?? XMLFault(.schema, "the schema cannot be used") }
    guard sink.faults.isEmpty else {
      xmlRelaxNGFree(schema)
      throw sink.faults.first ?? XMLFault(.schema, "the schema cannot be used")
    }
    pointer = schema
  }

  deinit { xmlRelaxNGFree(pointer) }

  /// Everything the schema finds wrong with a document; empty when it is valid.
  ///
  /// Throws only what keeps the document from being read at all.
  public func faults(in bytes: [UInt8]) throws(XMLFault) -> [XMLFault] {
    let document = try ParsedDocument(bytes)
    let sink = ErrorSink(.invalid)
    guard let context = xmlRelaxNGNewValidCtxt(pointer) else {
      throw XMLFault(.library, "the schema cannot be applied")
    }
    defer { xmlRelaxNGFreeValidCtxt(context) }
    xmlRelaxNGSetValidStructuredErrors(context, ErrorSink.record, sink.context)
    let result = withExtendedLifetime(sink) { xmlRelaxNGValidateDoc(context, document.pointer) }
    if result == 0 { return [] }
    return sink.faults.isEmpty ? [XMLFault(.invalid, "the document does not follow the schema")] : sink.faults
  }
}
