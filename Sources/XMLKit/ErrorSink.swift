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
}

extension XMLFault {
  /// A report of libxml2, on one line.
  init(_ error: xmlError, as kind: Kind) {
    let raw = error.message.map { String(cString: $0) } ?? "refused without a reason"
    let words = raw.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    self.init(kind, words, line: Int(error.line), column: max(0, Int(error.int2)))
  }
}
