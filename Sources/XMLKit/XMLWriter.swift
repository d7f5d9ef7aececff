internal import CLibXML2

/// Writes one XML document as UTF-8, element by element, through libxml2's text writer.
///
/// Line breaks and indentation stand only between elements. Inside an element opened as mixed nothing is added, so
/// that text keeps its exact spaces.
public struct XMLWriter: ~Copyable {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr
  /// One entry for each open element: whether text may stand in it, and whether it holds an element already.
  private var open: [(isMixed: Bool, hasElements: Bool)] = []

  /// Begins a document with the XML declaration.
  public init() throws(XMLFault) {
    guard let buffer = xmlBufferCreate() else { throw XMLFault(.library, "no memory for the document") }
    guard let writer = xmlNewTextWriterMemory(buffer, 0) else {
      xmlBufferFree(buffer)
      throw XMLFault(.library, "no memory for the document")
    }
    guard xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil) >= 0 else {
      xmlFreeTextWriter(writer)
      xmlBufferFree(buffer)
      throw XMLFault(.library, "the document cannot be written")
    }
    self.buffer = buffer
    self.writer = writer
  }

  deinit {
    xmlFreeTextWriter(writer)
    xmlBufferFree(buffer)
  }

  /// Opens an element. `mixed` says that text stands in it; its inner elements are mixed as well.
  public mutating func start(
    _ name: String, _ attributes: [XMLAttribute] = [], mixed: Bool = false
  ) throws(XMLFault) {
    let outer = open.last
    if let outer, !outer.isMixed {
      open[open.count - 1].hasElements = true
      try breakLine(depth: open.count)
    }
    try XMLWriter.confirm(xmlTextWriterStartElement(writer, name))
    for attribute in attributes {
      try XMLCharacters.check(attribute.value)
      try XMLWriter.confirm(xmlTextWriterWriteAttribute(writer, attribute.name, attribute.value))
    }
    open.append((isMixed: mixed || outer?.isMixed == true, hasElements: false))
  }

  /// Writes characters in the open element.
  public mutating func text(_ text: String) throws(XMLFault) {
    guard !text.isEmpty else { return }
    try XMLCharacters.check(text)
    try XMLWriter.confirm(xmlTextWriterWriteString(writer, text))
  }

  /// Closes the innermost open element.
  public mutating func end() throws(XMLFault) {
    guard let inner = open.popLast() else { throw XMLFault(.library, "no element is open") }
    if !inner.isMixed, inner.hasElements { try breakLine(depth: open.count) }
    try XMLWriter.confirm(xmlTextWriterEndElement(writer))
  }

  /// An element with text and nothing else.
  public mutating func element(
    _ name: String, _ attributes: [XMLAttribute] = [], text: String
  ) throws(XMLFault) {
    try start(name, attributes, mixed: true)
    try self.text(text)
    try end()
  }

  /// The bytes of the finished document, with a line break at the end.
  public consuming func finish() throws(XMLFault) -> [UInt8] {
    guard open.isEmpty else { throw XMLFault(.library, "an element is still open") }
    try XMLWriter.confirm(xmlTextWriterEndDocument(writer))
    try XMLWriter.confirm(xmlTextWriterFlush(writer))
    guard let content = xmlBufferContent(buffer) else { throw XMLFault(.library, "the document is empty") }
    return Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))))
  }

  private func breakLine(depth: Int) throws(XMLFault) {
    let spaces = "\n" + String(repeating: "  ", count: depth)
    try XMLWriter.confirm(xmlTextWriterWriteString(writer, spaces))
  }

  private static func confirm(_ result: Int32) throws(XMLFault) {
    guard result >= 0 else { throw XMLFault(.library, "the document cannot be written") }
  }
}
