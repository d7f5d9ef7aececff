internal import DocumentTree
internal import Quantities

extension PageFields {
  static let inline: Fields<Inline> = Fields(
    "inline",
    [
      ("isText", .flag, { inline, _ in .flag(inline.kind == .text) }),
      ("isValue", .flag, { inline, _ in .flag(inline.kind == .value) }),
      ("isDay", .flag, { inline, _ in .flag(inline.kind == .day) }),
      ("isState", .flag, { inline, _ in .flag(inline.kind == .state) }),
      ("isStrong", .flag, { inline, _ in .flag(inline.kind == .strong) }),
      ("isMuted", .flag, { inline, _ in .flag(inline.kind == .muted) }),
      ("isLink", .flag, { inline, _ in .flag(inline.kind == .link) }),
      ("isNote", .flag, { inline, _ in .flag(inline.kind == .note) }),
      ("text", .text, { inline, _ in .text(inline.words) }),
      ("value", .text, { inline, _ in .text(inline.machineValue) }),
      ("pieces", .records("piece"), { inline, page in piece.list(inline.pieces, &page) }),
      ("target", .text, { inline, _ in .text(inline.target) }),
      ("language", .text, { inline, _ in .text(inline.language) }),
      ("content", .records("inline"), { inline, page in PageFields.inline.list(inline.inner, &page) }),
      ("mark", .text, { inline, page in .text(inline.note.map { page.mark($0) } ?? "") }),
      (
        "markName", .text,
        { inline, page in
          .text(inline.note.map { page.words.note + " " + page.mark($0) } ?? "")
        }
      ),
      ("noteAnchor", .text, { inline, page in .text(inline.note.map { page.anchor($0) } ?? "") }),
      (
        "ownAnchor", .text,
        { inline, page in
          guard let note = inline.note, page.isFirstReference(to: note) else { return .text("") }
          return .text(page.backAnchor(note))
        }
      ),
    ])
}

/// A part of the text of a value that must not be broken.
struct PagePiece {
  var text: String
  /// Whether a line may break after it: `19,90 €/` and `utilisateur/` and `mois`. Browsers do not break there by
  /// themselves, and a column of prices per user and month would be as wide as its longest.
  var breaks: Bool
}

extension PageFields {
  static let piece: Fields<PagePiece> = Fields(
    "piece",
    [
      ("text", .text, { piece, _ in .text(piece.text) }),
      ("breaks", .flag, { piece, _ in .flag(piece.breaks) }),
    ])
}

/// What a template asks of a piece of text.
extension Inline {
  fileprivate enum Kind { case text, value, day, state, strong, muted, link, note }

  fileprivate var kind: Kind {
    switch self {
    case .text: .text
    case .fact(let fact):
      switch fact.value {
      case .price, .amount, .converted, .exchangeRate, .quantity, .number, .percentage: .value
      case .day: .day
      case .state: .state
      }
    case .strong: .strong
    case .muted: .muted
    case .link: .link
    case .note: .note
    }
  }

  fileprivate var words: String {
    switch self {
    case .text(let text): text
    case .fact(let fact): fact.text
    case .link(let link): link.text
    case .strong, .muted, .note: ""
    }
  }

  fileprivate var pieces: [PagePiece] {
    guard kind == .value else { return [] }
    let parts = words.split(separator: "/", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      PagePiece(text: index < parts.count - 1 ? part + "/" : String(part), breaks: index < parts.count - 1)
    }
  }

  fileprivate var inner: [Inline] {
    switch self {
    case .strong(let inner), .muted(let inner): inner
    case .text, .fact, .link, .note: []
    }
  }

  fileprivate var target: String {
    switch self {
    case .link(let link): link.target
    case .text, .fact, .strong, .muted, .note: ""
    }
  }

  fileprivate var language: String {
    switch self {
    case .link(let link): link.language ?? ""
    case .text, .fact, .strong, .muted, .note: ""
    }
  }

  fileprivate var note: String? {
    switch self {
    case .note(id: let id): id
    case .text, .fact, .strong, .muted, .link: nil
    }
  }

  /// The value as programs read it, `19.90 EUR/user/month`; a day as `2025-11-21`.
  fileprivate var machineValue: String {
    guard case .fact(let fact) = self else { return "" }
    switch fact.value {
    case .price(let price):
      return ([price.figure.plain + " " + price.currency.rawValue] + price.per.map(\.rawValue)).joined(separator: "/")
    case .amount(let figure, let currency): return figure.plain + " " + currency.rawValue
    case .converted(let money, from: _): return money.figure.plain + " " + money.currency.rawValue
    case .exchangeRate(let rate):
      let sides = [rate.base, rate.worth].map { $0.figure.plain + " " + $0.currency.rawValue }
      return sides.joined(separator: " = ")
    case .quantity(let quantity):
      let units = [quantity.figure.plain + " " + quantity.unit.rawValue] + quantity.per.map(\.rawValue)
      return units.joined(separator: "/")
    case .number(let figure): return figure.plain
    case .percentage(let figure): return figure.plain + " %"
    case .day(let day): return day.iso
    case .state(let state): return state.rawValue
    }
  }
}
