internal import Diagnostics
internal import OfferReading
internal import Offers

extension Workspace {
  /// The offer and the plans that a word of the command line selects.
  func offer(_ selection: Selection) throws -> (offer: Offer, plans: [String]) {
    guard let offer = catalogue.offers.first(where: { $0.id.value == selection.offer }) else {
      throw unknown("offer", selection.offer, among: catalogue.offers.map(\.id.value))
    }
    guard let plan = selection.plan else { return (offer, offer.plans.map(\.id.value)) }
    guard offer.plans.contains(where: { $0.id.value == plan }) else {
      throw CouldNotRun(
        unknown: plan, "`\(selection.offer)` has no plan", among: offer.plans.map(\.id.value), has: "it has")
    }
    return (offer, [plan])
  }

  /// A usage profile: a file by its path, or one of the folder by its id or the name of its file.
  func profile(_ word: String) throws -> UsageProfile {
    let profiles = catalogue.profiles
    if let profile = profiles.first(where: { $0.id?.value == word })
      ?? profiles.first(where: { $0.id?.span.file.stem == word })
    {
      try requireSound(profile.id?.span)
      return profile
    }
    try requireFile(word, "profile", among: catalogue.profiles.compactMap { $0.id?.value })
    let (profile, findings) = readProfile(try OfferFolder.read(word))
    try require(findings)
    guard let profile else { throw CouldNotRun(message: "\(word) is not a usage profile") }
    return profile
  }

  /// A price sheet: a file by its path, or one of the folder by its id or the name of its file.
  func priceSheet(_ word: String) throws -> PriceSheet {
    let sheets = catalogue.priceSheets
    if let sheet = sheets.first(where: { $0.id.value == word }) ?? sheets.first(where: { $0.id.span.file.stem == word })
    {
      try requireSound(sheet.id.span)
      return sheet
    }
    try requireFile(word, "price sheet", among: catalogue.priceSheets.map(\.id.value))
    let (sheet, findings) = readPriceSheet(try OfferFolder.read(word), for: catalogue)
    try require(findings)
    guard let sheet else { throw CouldNotRun(message: "\(word) is not a price sheet") }
    return sheet
  }

  /// Exchange rates: sheets by their paths or by their ids in the folder, and rates as they are typed.
  func exchangeRates(_ sheets: [String], typed: [String] = []) throws -> [ExchangeRates] {
    let rates = try sheets.map(exchangeRates) + typed.map(exchangeRate)
    if rates.count > 1 { try require(contradictions(among: rates)) }
    return rates
  }

  private func exchangeRates(_ word: String) throws -> ExchangeRates {
    if let rates = catalogue.exchangeRates.first(where: { $0.id?.value == word }) {
      try requireSound(rates.id?.span)
      return rates
    }
    try requireFile(word, "sheet of exchange rates", among: catalogue.exchangeRates.compactMap { $0.id?.value })
    let (rates, findings) = readExchangeRates(try OfferFolder.read(word))
    try require(findings)
    guard let rates else { throw CouldNotRun(message: "\(word) holds no exchange rates") }
    return rates
  }

  private func exchangeRate(_ text: String) throws -> ExchangeRates {
    let (rates, findings) = readExchangeRate(text)
    try require(findings)
    guard let rates else { throw CouldNotRun(message: "`\(text)` is no exchange rate") }
    return rates
  }

  /// A word that looks like an id and names nothing is a slip, not a missing file; ids have no points.
  private func requireFile(_ word: String, _ what: String, among known: [String]) throws {
    if word != "-", !word.contains("/"), !word.contains(".") { throw unknown(what, word, among: known) }
  }

  /// Refuses a file of the folder that has errors: what could not be read of it would be missing from every amount.
  private func requireSound(_ head: Span?) throws {
    guard let head else { return }
    try require(findings.filter { $0.span.file === head.file })
  }

  /// Refuses a file of the command line that has errors.
  private func require(_ findings: [Finding]) throws {
    guard findings.contains(where: { $0.severity == .error }) else { return }
    Console.report(findings)
    throw Ending.findings
  }

  private func unknown(_ what: String, _ word: String, among known: [String]) -> CouldNotRun {
    guard !known.isEmpty else {
      return CouldNotRun(message: "there is no \(what) `\(word)`: the folder `\(folder)` holds none")
    }
    return CouldNotRun(unknown: word, "there is no \(what)", among: known, has: "there are")
  }
}

extension CouldNotRun {
  /// A word that names nothing, with the one that was probably meant, or those there are.
  init(unknown word: String, _ fact: String, among known: [String], has: String) {
    var message = "\(fact) `\(word)`"
    if let close = didYouMean(word, among: known) {
      message += "; did you mean `\(close)`?"
    } else if !known.isEmpty {
      message += "; \(has): " + known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
    }
    self.init(message: message)
  }
}
