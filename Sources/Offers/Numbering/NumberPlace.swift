/// What a numbering plan says of the line behind a number.
public enum NumberKind: String, Sendable, Hashable, CaseIterable {
  /// A fixed line.
  case fixed
  /// A mobile line.
  case mobile
  /// Fixed or mobile: the plan does not tell them apart, as in North America.
  case either
  /// A number without a place, mostly for IP telephony: `09` in France, `03` in the United Kingdom.
  case ip
  /// The same, at prices of its own: `087` in France, until 2009.
  case specificIP = "ip-specific"
  /// Premium, shared cost, free, personal and company numbers, satellites.
  case special
  /// A number that reaches help.
  case emergency
  /// The plan assigns no such number, or does not say to whom.
  case unknown

  /// The kind of line that offers know it by; nothing where it is unknown.
  ///
  /// A number of which the plan does not tell whether it is mobile is charged as fixed: where plans are so, a call to a
  /// mobile costs its caller what a call to a fixed line does. What uses such a number says so.
  public var line: LineKind? {
    switch self {
    case .fixed, .either: .fixed
    case .mobile: .mobile
    case .ip: .standardIP
    case .specificIP: .specificIP
    case .special: .special
    case .emergency: .emergency
    case .unknown: nil
    }
  }
}

/// Where a number is and what kind of line it reaches: `FR mobile`.
public struct NumberPlace: Sendable, Hashable {
  /// The territory; nothing for satellites and international networks.
  public var territory: Territory?
  /// The kind of line.
  public var kind: NumberKind

  /// A place.
  public init(territory: Territory?, kind: NumberKind) {
    self.territory = territory
    self.kind = kind
  }

  /// The place as a profile or a rule would write it: `mobile FR`, `special anywhere`. A number of unknown kind is
  /// `FR`, fixed or mobile: whatever it is, it is covered where both are.
  public var destination: Destination {
    Destination(kinds: kind.line.map { [$0] } ?? [], place: territory.map { .territory($0) } ?? .anywhere)
  }
}
