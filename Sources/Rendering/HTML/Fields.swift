/// A record for templates: each name with its shape and how its value is found, declared once.
///
/// Templates are checked against the shapes and filled with the values, so the two cannot disagree.
struct Fields<Value>: Sendable {
  typealias Read = @Sendable (Value, inout PageContext) -> View

  let shape: RecordShape
  private let reads: [Read]

  init(_ name: String, _ fields: [(name: String, shape: Shape, read: Read)]) {
    shape = RecordShape(name: name, fields: fields.map { ($0.name, $0.shape) })
    reads = fields.map(\.read)
  }

  /// The record of a value; fields are read in the order they are declared, which is the order of the page.
  /// Inlined, so that the type of the value is known where the fields are read.
  @inline(__always)
  func view(_ value: Value, _ page: inout PageContext) -> View {
    var fields: [View] = []
    fields.reserveCapacity(reads.count)
    for read in reads { fields.append(read(value, &page)) }
    return .record(fields)
  }

  @inline(__always)
  func list(_ values: some Sequence<Value>, _ page: inout PageContext) -> View {
    var views: [View] = []
    for value in values { views.append(view(value, &page)) }
    return .list(views)
  }
}

extension Shape {
  /// A list of records.
  static func records(_ name: String) -> Shape { .list(.record(name)) }
}
