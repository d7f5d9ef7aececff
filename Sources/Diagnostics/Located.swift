/// A value together with the place it was written: nothing read from an offer loses its line.
public struct Located<Value: Sendable>: Sendable {
  /// What was read.
  public var value: Value
  /// Where it stands.
  public var span: Span

  /// A value found at `span`.
  public init(_ value: Value, at span: Span) {
    self.value = value
    self.span = span
  }

  /// The same place, another reading of it.
  public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Located<Other> {
    Located<Other>(try transform(value), at: span)
  }
}

extension Located: Equatable where Value: Equatable {}
