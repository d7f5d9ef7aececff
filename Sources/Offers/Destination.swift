public import Diagnostics
public import Quantities

/// The kind of line that is called.
public enum LineKind: String, Sendable, Hashable, CaseIterable {
  /// A fixed line.
  case fixed
  /// A mobile line.
  case mobile
  /// A non-geographic number billed like a fixed line.
  case standardIP = "ip-standard"
  /// A non-geographic number billed at a rate of its own.
  case specificIP = "ip-specific"
  /// A special-rate number.
  case special
  /// An emergency number.
  case emergency
}

/// Where usage goes, as a rule or a profile names it: `mobile FR`, `fixed @included`, `anywhere`, `zone 1`.
public struct Destination: Sendable, Hashable {
  /// A place.
  public enum Place: Sendable, Hashable {
    /// A country or territory, by its code: `FR`, `GB-ENG`.
    case territory(Territory)
    /// A named list of the offer.
    case list(String)
    /// Everywhere.
    case anywhere
  }
  /// The kinds of line; empty for those of the list, or fixed and mobile.
  public var kinds: [LineKind]
  /// The place.
  public var place: Place

  /// A destination.
  public init(kinds: [LineKind], place: Place) {
    self.kinds = kinds
    self.place = place
  }
}

/// A country or a part of one, by an ISO 3166 code: `FR`, `GB-ENG`, `US-HI`.
public struct Territory: Sendable, Hashable {
  /// The code.
  public let code: String

  /// A territory of the table.
  public init(code: String) { self.code = code }

  /// The country a part belongs to: `GB` for `GB-ENG`.
  public var country: Territory {
    // A code of two letters has no part.
    guard code.utf8.count > 2, let dash = code.utf8.firstIndex(of: UInt8(ascii: "-")) else { return self }
    return Territory(code: String(code[..<dash]))
  }
}

/// A named list of destinations as an offer prints it.
public struct DestinationList: Sendable {
  /// An entry of the list.
  public struct Entry: Sendable {
    /// The name as printed.
    public var name: Located<String>
    /// What it was recognised as.
    public var territory: Territory
    /// The kinds of line that belong to the list.
    public var kinds: [LineKind]

    /// An entry.
    public init(name: Located<String>, territory: Territory, kinds: [LineKind]) {
      self.name = name
      self.territory = territory
      self.kinds = kinds
    }
  }
  /// Numbers of an entry that do not belong to the list.
  public struct Exception: Sendable {
    /// The entry, by its printed name.
    public var name: Located<String>
    /// What it was recognised as.
    public var territory: Territory
    /// The first digits, country code included.
    public var prefixes: [Located<String>]
    /// How the numbers are billed instead: as mobile lines, for instance.
    public var billedAs: Located<LineKind>?

    /// An exception.
    public init(
      name: Located<String>, territory: Territory, prefixes: [Located<String>], billedAs: Located<LineKind>? = nil
    ) {
      self.name = name
      self.territory = territory
      self.prefixes = prefixes
      self.billedAs = billedAs
    }
  }
  /// `[a-z0-9-]`.
  public var id: Located<String>
  /// As printed.
  public var label: Located<String>?
  /// How many the source announces.
  public var announced: Located<Quantity>?
  /// The entries in the order printed; empty when the source names the zone and does not list it.
  public var entries: [Entry]
  /// Numbers that do not belong to it.
  public var exceptions: [Exception]
  /// Why the entries were assumed; nothing when the source lists them.
  public var assumed: Located<String>?
  /// Whether the source names the zone without listing it, and nothing was assumed.
  public var isUnlisted: Bool
  /// Where it stands.
  public var span: Span

  /// A list.
  public init(id: Located<String>, span: Span) {
    self.id = id
    self.span = span
    entries = []
    exceptions = []
    isUnlisted = false
  }
}
