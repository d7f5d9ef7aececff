/// Why a receipt cannot be recomputed at all: it is not JSON, not a receipt, or too large to be one.
public struct Unreadable: Error, Sendable, Equatable {
  /// Where: a path such as `estimates[0].bills[1].net`, or a line and column of the text.
  public var place: String
  /// What is wrong, without a full stop.
  public var reason: String
}
