internal import CLibXML2

/// A tree of libxml2, freed with its owner. The only place where text becomes such a tree.
struct ParsedDocument: ~Copyable {
  let pointer: xmlDocPtr

  /// Safe with text from strangers: no network, no entities replaced, no document type, depth limited by libxml2.
  private static let options =
    Int32(XML_PARSE_NONET.rawValue) | Int32(XML_PARSE_NOERROR.rawValue) | Int32(XML_PARSE_NOWARNING.rawValue)
    | Int32(XML_PARSE_BIG_LINES.rawValue) | Int32(XML_PARSE_NOCDATA.rawValue)

  private static let isInitialised: Bool = {
    xmlInitParser()
    return true
  }()

  init(_ bytes: [UInt8]) throws(XMLFault) {
    _ = ParsedDocument.isInitialised
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw XMLFault(.encoding, "the text is not UTF-8", line: 1, column: 1)
    }
    if let line = Prolog.lineOfDoctype(in: bytes) {
      throw XMLFault(.doctype, "a document type declaration is not accepted", line: line, column: 1)
    }
    guard bytes.count <= Int(Int32.max), let context = xmlNewParserCtxt() else {
      throw XMLFault(.library, "the text is too large to be parsed")
    }
    defer { xmlFreeParserCtxt(context) }
    // Collected by a sink: libxml2 itself remembers only the last error, and the first one is the cause.
    let sink = ErrorSink(.malformed)
    context.pointee._private = sink.context
    context.pointee.sax.pointee.serror = ErrorSink.recordOfParser
    let document = withExtendedLifetime(sink) {
      bytes.withUnsafeBytes { buffer in
        xmlCtxtReadMemory(
          context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8",
          ParsedDocument.options)
      }
    }
    // A tree can exist beside an error: undeclared prefixes do not stop libxml2, but they stop us.
    if let fault = sink.faults.first {
      if let document { xmlFreeDoc(document) }
      throw fault
    }
    guard let document else { throw XMLFault(.malformed, "there is no root element", line: 1, column: 1) }
    pointer = document
  }

  deinit { xmlFreeDoc(pointer) }
}

/// What stands before the root element.
private enum Prolog {
  /// The line of `<!DOCTYPE` before the root element; looked for in the bytes, so that nothing in it is ever read.
  static func lineOfDoctype(in bytes: [UInt8]) -> Int? {
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func stands(_ word: StaticString, at place: Int) -> Bool {
      let count = word.utf8CodeUnitCount
      guard place + count <= bytes.count else { return false }
      return word.withUTF8Buffer { $0.elementsEqual(bytes[place..<place + count]) }
    }
    func end(of word: StaticString, from place: Int) -> Int {
      var place = place
      while place < bytes.count, !stands(word, at: place) { place += 1 }
      return place + word.utf8CodeUnitCount
    }
    while index < bytes.count {
      if stands("<!--", at: index) {
        index = end(of: "-->", from: index + 4)
      } else if stands("<?", at: index) {
        index = end(of: "?>", from: index + 2)
      } else if stands("<!", at: index) {
        return 1 + bytes[..<index].count { $0 == 0x0A }
      } else if bytes[index] == 0x3C {
        return nil
      } else {
        index += 1
      }
    }
    return nil
  }
}
