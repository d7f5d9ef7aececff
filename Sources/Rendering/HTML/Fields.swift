/// A record for templates: each name with its shape and how its value is found, declared once.
///
/// Templates are checked against the shapes and filled with the values, so the two cannot disagree.
struct Fields<Value>: Sendable {
  typealias Read = @Sendable (Value, inout PageContext) -> View

  private let name: String
  private let fields: [(name: String, shape: Shape, read: Read)]

  init(_ name: String, _ fields: [(name: String, shape: Shape, read: Read)]) {
    self.name = name
    self.fields = fields
  }

  var shape: RecordShape { RecordShape(name: name, fields: fields.map { ($0.name, $0.shape) }) }

  /// The record of a value; fields are read in the order they are declared, which is the order of the page.
  func view(_ value: Value, _ page: inout PageContext) -> View {
    .record(fields.map { $0.read(value, &page) })
  }

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
