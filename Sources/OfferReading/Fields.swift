internal import Diagnostics
internal import OfferSyntax

/// A mapping whose keys have been looked over: unknown and missing ones are reported already.
struct Fields {
  let construct: Construct
  let mapping: Mapping
  /// Its entries, at hand: a reader asks for thirty keys of every row.
  private let entries: Mapping.Entries
  /// The marks of its keys: nearly every key asked for is not there, which one look tells.
  private let marks: UInt64
  /// Keys that mistyped ones were probably meant to be; they are not missing.
  let meant: Set<String>

  init(construct: Construct, mapping: Mapping, meant: Set<String>) {
    self.construct = construct
    self.mapping = mapping
    self.meant = meant
    entries = mapping.entries
    var marks: UInt64 = 0
    for place in entries.indices { marks |= entries.code(at: place).mark }
    self.marks = marks
  }

  subscript(key: KeyCode) -> Node? {
    assert(construct.table.holds(key), "a key is missing in the table of keys of \(construct)")
    return place(of: key).map { entries.value(at: $0) }
  }

  /// By a key that is not written in the source of its reader, such as a heading.
  subscript(named key: String) -> Node? { self[KeyCode(key)] }

  /// The key itself, where it stands.
  func key(_ key: KeyCode) -> Scalar? { place(of: key).map { entries.key(at: $0) } }

  func key(named key: String) -> Scalar? { self.key(KeyCode(key)) }

  func has(_ key: KeyCode) -> Bool { place(of: key) != nil }

  func has(named key: String) -> Bool { has(KeyCode(key)) }

  /// Whether a key is neither there nor mistyped.
  func lacks(_ key: String) -> Bool { !has(KeyCode(key)) && !meant.contains(key) }

  private func place(of key: KeyCode) -> Int? { marks & key.mark == 0 ? nil : entries.place(of: key) }
}

extension Scope {
  /// Looks over the keys of a mapping; `name` is the key it stands under, where it has one.
  func fields(_ node: Node?, _ construct: Construct, of name: Scalar? = nil) -> Fields? {
    if case .mapping(let mapping)? = node { return fields(mapping, construct, of: name) }
    return mapping(node, name.map { "`\($0.text)`" } ?? construct.name).map { fields($0, construct, of: name) }
  }

  func fields(_ mapping: Mapping, _ construct: Construct, of name: Scalar? = nil) -> Fields {
    let table = construct.table
    var meant: Set<String> = []
    let entries = mapping.entries
    for index in entries.indices where !table.holds(entries, at: index) {
      if let key = reportUnknownKey(entries.key(at: index), in: construct, mapping) { meant.insert(key) }
    }
    let fields = Fields(construct: construct, mapping: mapping, meant: meant)
    // A key that is there and mistyped, or lost with its line, is told once.
    for (key, code) in table.required
    where !fields.has(code) && !meant.contains(key) && !isBaseMissing && !lost.name(key, near: mapping.span) {
      let place = name?.span ?? mapping.entries.first?.key.span ?? mapping.span
      report(
        .error(
          .requiredKey, "`\(key)` is missing in \(name.map { "`\($0.text)`" } ?? construct.name)", at: place,
          help: missingKeyHelp(key, in: construct)))
    }
    return fields
  }

  private func missingKeyHelp(_ key: String, in construct: Construct) -> [String] {
    switch (construct, key) {
    case (.offer, "language"): ["write the language of the offer: `language: fr`"]
    case (.offer, "currency"): ["write the currency of its prices: `currency: EUR`"]
    case (.offer, "prices"): ["write `prices: excluding VAT` or `prices: including VAT`"]
    case (.offer, "title"): ["write the name of the service: `title: …`"]
    case (.inclusion, "to"), (.rate, "to"): ["write where usage goes: `to: [fixed FR, mobile FR]`, or `to: anywhere`"]
    case (.rate, "price"):
      ["write `price: 0.15 €/min`; `price: free` where only the fee is due, `not stated` where no price is given"]
    case (.exchangeRates, "date"): ["write the day the rates hold for: `date: 2026-11-20`"]
    case (.exchangeRates, "rates"): ["write what one currency is worth: `rates: { 1 EUR: 98.7654 RUB }`"]
    case (.exchangeRates, "source"):
      ["write who published them: `source: { title: Taux de référence, publisher: Banque Exemple }`"]
    case (.exclusion, "what"): ["write `what: forwards`, `what: conduct`, or destinations"]
    default: []
    }
  }

  /// Reports a key that does not belong here; returns the one that was probably meant.
  private func reportUnknownKey(_ key: Scalar, in construct: Construct, _ mapping: Mapping) -> String? {
    let word = key.text
    let message = "`\(word)` is not a key of \(construct.name)"
    func propose(_ own: String, _ help: String) -> String {
      let first = mapping.entries.first { $0.key.text == own }?.key
      report(
        .error(
          .unknownKey, message, at: key.span,
          labels: first.map { [.init("`\(own)` is here", at: $0.span)] } ?? [],
          help: [first == nil ? help : "`\(own)` is written already: leave one of the two out"],
          fix: first == nil ? FixIt(replace: key.span, with: own) : nil))
      return own
    }
    if let own = keyTranslations[word], construct.keys.contains(own) {
      return propose(own, "keys are English: write `\(own)`")
    }
    // A right key in a wrong place is likelier than a mistyped one.
    let homes = Construct.allCases.filter { $0 != construct && $0 != .base && $0.keys.contains(word) }
    let candidates = construct.keys + construct.groupKeys
    let absent = candidates.filter { candidate in !mapping.entries.contains { $0.key.text == candidate } }
    let close = didYouMean(word, among: absent) ?? didYouMean(word, among: candidates)
    if !homes.isEmpty {
      let also = close.map { ["or did you mean `\($0)`?"] } ?? []
      report(.error(.unknownKey, message, at: key.span, help: [homeHelp(word, homes: homes)] + also))
      return close
    }
    if let close { return propose(close, "did you mean `\(close)`?") }
    if construct == .profile, UnitNames.unit(word) != nil {
      report(
        .error(
          .unknownKey, message, at: key.span,
          help: ["anything else that is counted stands under `quantities`: `quantities: { \(word): 2 }`"]))
      return nil
    }
    report(
      .error(
        .unknownKey, message, at: key.span,
        help: ["keys of \(construct.name): " + construct.keys.map { "`\($0)`" }.joined(separator: ", ")]))
    return nil
  }

  private func homeHelp(_ word: String, homes: [Construct]) -> String {
    switch word {
    case "term", "commitment", "notice", "notice-rule", "renewal", "exit", "switch":
      "`\(word)` belongs under a row of `duration`"
    case "limits": "`limits` belongs under a row of `included`, in `calls`, `messages` or `data`"
    case "included", "excluded", "increment", "first": "`\(word)` belongs under `calls`, `messages` or `data`"
    case "fee": "`fee` belongs under a rate of `beyond`, in `calls`, `messages` or `data`"
    default: "`\(word)` belongs under " + homes.prefix(3).map(\.name).joined(separator: ", or ")
    }
  }
}

extension Construct {
  /// Keys that make a group of what stands in the same place.
  fileprivate var groupKeys: [String] { self == .row || self == .rate ? ["rows"] : [] }
}

/// What authors write in their own language.
private let keyTranslations: [String: String] = [
  "prix": "price", "preis": "price", "цена": "price", "tarif": "price", "titre": "title", "titel": "title",
  "название": "title", "libellé": "label", "libelle": "label", "durée": "duration", "laufzeit": "duration",
  "срок": "duration", "date-debut": "date", "fournisseur": "provider", "anbieter": "provider", "langue": "language",
  "sprache": "language", "язык": "language", "devise": "currency", "währung": "currency", "валюта": "currency",
  "tva": "vat", "mwst": "vat", "ндс": "vat", "forfaits": "plans", "tarife": "plans", "тарифы": "plans",
  "appels": "calls", "anrufe": "calls", "звонки": "calls", "données": "data", "daten": "data",
  "engagement": "commitment",
  "préavis": "notice", "kündigungsfrist": "notice", "VAT": "vat", "license": "licence",
]
