/// How numbers are dialled inside a territory: `0033 1…`, `01…` and `15` mean nothing without it.
public struct HomeDialling: Sendable {
  /// The territory calls start from.
  public let territory: Territory
  /// Its country code: `33`.
  public let countryCode: [UInt8]
  /// What is dialled before a country code: `00`; nothing where it depends on the operator.
  public let international: [UInt8]?
  /// What is dialled before a national number and is not part of it: `0`; empty where nothing is.
  public let national: [UInt8]
  /// Emergency numbers: `15`, `112`.
  public let emergency: [[UInt8]]

  /// How numbers are dialled in a territory; nothing where the table does not say. A part dials as its country does.
  public init?(in territory: Territory) {
    let code = Array(territory.country.code.utf8)
    let tab = UInt8(ascii: "\t")
    for line in PackageResources.dialling_tsv.split(separator: UInt8(ascii: "\n"))
    where line.starts(with: code + [tab]) {
      let fields = line.split(separator: tab)
      guard fields.count == 5 else { continue }
      let none: [UInt8] = [UInt8(ascii: "-")]
      self.territory = territory
      countryCode = Array(fields[1])
      international = fields[2].elementsEqual(none) ? nil : Array(fields[2])
      national = fields[3].elementsEqual(none) ? [] : Array(fields[3])
      emergency =
        fields[4].elementsEqual(none)
        ? [] : fields[4].split(separator: UInt8(ascii: " ")).flatMap(NumberingPlan.range)
      return
    }
    return nil
  }
}

/// A number as it was dialled or recorded.
public enum DialledNumber: Sendable, Hashable {
  /// A number of E.164: its digits, country code first.
  case international([UInt8])
  /// An emergency number of the territory calls start from.
  case emergency([UInt8])

  /// Why a number cannot be understood.
  public enum Fault: Error, Sendable, Hashable {
    /// There is none.
    case empty
    /// Something that is no digit.
    case notDigits
    /// A national or short number, and nobody says of which country.
    case homeUnknown
    /// A number that the home country does not dial, or a short number it does not know.
    case notDialled
    /// Fewer than 3 or more than 15 digits after the country code's plus.
    case wrongLength
  }

  /// Reads `+33140…`, and digits alone: `33140…` is E.164 without a home country; with one, digits are what is dialled
  /// there, `0140…`, `0044…` or `15`.
  public init(_ text: some Sequence<UInt8>, home: HomeDialling?) throws(Fault) {
    var digits = Array(text)
    guard let first = digits.first else { throw .empty }
    let isInternational = first == UInt8(ascii: "+")
    if isInternational { digits.removeFirst() }
    guard !digits.isEmpty else { throw .empty }
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { throw .notDigits }
    if isInternational {
      self = try .e164(digits)
    } else if let home {
      self = try Self.dialled(digits, at: home)
    } else {
      // No country code begins with 0, and none is followed by so few digits.
      guard digits[0] != UInt8(ascii: "0"), digits.count > 6 else { throw .homeUnknown }
      self = try .e164(digits)
    }
  }

  private static func e164(_ digits: [UInt8]) throws(Fault) -> DialledNumber {
    guard (3...15).contains(digits.count), digits[0] != UInt8(ascii: "0") else { throw .wrongLength }
    return .international(digits)
  }

  private static func dialled(_ digits: [UInt8], at home: HomeDialling) throws(Fault) -> DialledNumber {
    if home.emergency.contains(digits) { return .emergency(digits) }
    if let before = home.international, digits.starts(with: before) {
      return try e164(Array(digits.dropFirst(before.count)))
    }
    guard digits.starts(with: home.national), digits.count - home.national.count > 5 else { throw .notDialled }
    return try e164(home.countryCode + digits.dropFirst(home.national.count))
  }
}
