internal import Diagnostics

/// Telephone numbers as one offer sees them: its lists' exceptions laid over the numbering plan.
///
/// Numbers that the offer treats alike are one class, so that a search among its rules is made once for each class, and
/// a call costs one look at the digits of its number:
///
/// ```swift
/// let numbers = OfferNumbers(offer)
/// let isIn = numbers.classes.map { number in sets.map { $0.covers(number) } }
/// let at = numbers.classOf("33140…".utf8)   // an index of `classes`, or -1
/// ```
public struct OfferNumbers: Sendable {
  /// Numbers that an offer treats alike.
  public struct Class: Sendable, Hashable {
    /// Where they are; the kind of line is the one they are billed as.
    public var place: NumberPlace
    /// Lists of destinations that except them.
    public var notIn: [String]

    /// Numbers.
    public init(place: NumberPlace, notIn: [String] = []) {
      self.place = place
      self.notIn = notIn
    }
  }
  /// Every class: those of the plan first, then what exceptions make of them.
  public private(set) var classes: [Class]
  /// The class of emergency numbers; nothing when the territory calls start from is unknown.
  public private(set) var emergency: Int?
  /// The beginnings of numbers with their classes.
  public private(set) var beginnings: DigitTrie

  /// Numbers as an offer sees them, for calls from a territory, if it is known.
  public init(_ offer: Offer, home: Territory? = nil, plan: NumberingPlan = .standard) {
    beginnings = plan.beginnings
    classes = plan.places.map { Class(place: offer.knownAs($0)) }
    for list in offer.destinations {
      for exception in list.exceptions {
        for prefix in exception.prefixes { except(prefix.value, list.id.value, exception.billedAs?.value) }
      }
    }
    if let home {
      emergency = classes.count
      classes.append(Class(place: NumberPlace(territory: home, kind: .emergency)))
    }
  }

  /// The class of a number, by its position in `classes`, country code first; -1 when no country has its digits.
  @inlinable
  public func classOf(_ digits: some Sequence<UInt8>) -> Int { beginnings.value(of: digits) }

  /// Numbers that are billed as another kind of line are so everywhere; the others only leave the list.
  private mutating func except(_ prefix: String, _ list: String, _ billedAs: LineKind?) {
    var made: [Int: Int] = [:]
    let known = classes
    var added: [Class] = []
    beginnings.overlay(prefix.utf8) { old in
      guard old >= 0 else { return old }
      if let index = made[old] { return index }
      var changed = known[old]
      if let billedAs { changed.place.kind = billedAs.number } else { changed.notIn.append(list) }
      added.append(changed)
      made[old] = known.count + added.count - 1
      return known.count + added.count - 1
    }
    classes += added
  }
}

extension LineKind {
  /// The kind of a number that is billed so.
  fileprivate var number: NumberKind {
    switch self {
    case .fixed: .fixed
    case .mobile: .mobile
    case .standardIP: .ip
    case .specificIP: .specificIP
    case .special: .special
    case .emergency: .emergency
    }
  }
}

extension Offer {
  /// A place in the words of the offer: one that never names numbers without a place bills them as fixed lines.
  public func knownAs(_ place: NumberPlace) -> NumberPlace {
    place.kind == .ip && !names(.standardIP) ? NumberPlace(territory: place.territory, kind: .fixed) : place
  }

  /// A destination in the words of the offer, as `knownAs` for numbers.
  public func knownAs(_ destination: Destination) -> Destination {
    guard destination.kinds == [.standardIP], !names(.standardIP) else { return destination }
    return Destination(kinds: [.fixed], place: destination.place)
  }

  /// Whether a rule or a list names a kind of line.
  private func names(_ kind: LineKind) -> Bool {
    if destinations.contains(where: { $0.entries.contains { $0.kinds.contains(kind) } }) { return true }
    guard let calls = usage[.calls] else { return false }
    var rules = calls.included.flatMap { $0.to.all.flatMap(\.value) }
    rules += calls.beyond.flatMap(\.rates).flatMap { $0.to.all.flatMap(\.value) }
    for what in calls.excluded.flatMap({ $0.what.all }) {
      if case .destinations(let destinations) = what.value { rules += destinations }
    }
    return rules.contains { $0.kinds.contains(kind) }
  }
}
