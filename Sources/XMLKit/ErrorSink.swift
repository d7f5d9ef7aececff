internal import CLibXML2

/// Collects what libxml2 reports while a schema is read or applied; without one it would print to standard error.
final class ErrorSink {
  private(set) var faults: [XMLFault] = []
  private let kind: XMLFault.Kind

  init(_ kind: XMLFault.Kind) { self.kind = kind }

  /// The address libxml2 hands back to `record`; the sink must outlive the calls it collects.
  var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  /// The C function that finds the sink again and adds to it.
  static let record: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<xmlError>?) -> Void = {
    context, error in
    guard let context, let error else { return }
    let sink = Unmanaged<ErrorSink>.fromOpaque(context).takeUnretainedValue()
    sink.faults.append(XMLFault(error.pointee, as: sink.kind))
  }

  /// The same for a parser, which passes itself; the sink is in its private field.
  static let recordOfParser: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<xmlError>?) -> Void = {
    context, error in
    guard let context, let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    record(context.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private, error)
  }
}

extension XMLFault {
  /// A report of libxml2, on one line.
  init(_ error: xmlError, as kind: Kind) {
    let raw = error.message.map { String(cString: $0) } ?? "refused without a reason"
    let words = raw.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    // A schema's faults about a value know their node but not their line.
    let line =
      error.line > 0 ? Int(error.line) : error.node.map { xmlGetLineNo($0.assumingMemoryBound(to: xmlNode.self)) }
    self.init(kind, words, line: max(0, line ?? 0), column: max(0, Int(error.int2)))
  }
}
