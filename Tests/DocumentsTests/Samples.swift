import Diagnostics
import Foundation
import OfferReading
import Offers

/// Offers for the tests: those of the repository, and small ones written in place.
enum Samples {
  /// The root of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What the folder `Offers` holds.
  static let catalogue = read(folder: ProcessInfo.processInfo.environment["BAREME_OFFERS"] ?? root.path + "/Offers")

  /// What a folder holds, with paths relative to the package.
  static func read(folder: String) -> Catalogue {
    let base = folder.hasSuffix("/Offers") ? String(folder.dropLast("Offers".count)) : folder + "/"
    let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
    let files = names.filter { $0.hasSuffix(".yaml") }.compactMap { name -> SourceFile? in
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { return nil }
      let path = folder + "/" + name
      return SourceFile(path: String(path.dropFirst(base.utf8.count)), bytes: Array(data))
    }
    return readCatalogue(files).catalogue
  }

  /// Rates of a bank that does not exist.
  static let rates = exchangeRates("[98.7654 RUB, 1.1523 USD]")

  /// What one euro is worth.
  static func exchangeRates(_ worth: String) -> ExchangeRates {
    let text = """
      exchange-rates: example
      source: { title: Example rates, publisher: Example Bank, url: "https://bank.example" }
      date: 2026-11-20
      rates: { 1 EUR: \(worth) }

      """
    return readExchangeRates(SourceFile(path: "rates.yaml", text: text)).rates ?? ExchangeRates(date: nil, rates: [])
  }

  /// An offer of the repository.
  static func offer(_ id: String) throws -> Offer {
    guard let offer = catalogue.offers.first(where: { $0.id.value == id }) else { throw Missing(id: id) }
    return offer
  }

  /// Offers written in place, each a text of its own.
  static func catalogue(_ texts: String...) -> Catalogue {
    readCatalogue(texts.enumerated().map { SourceFile(path: "offer\($0 + 1).yaml", text: $1) }).catalogue
  }

  /// The only offer of a text, with a head where the text begins with rows.
  static func offer(rows: String, head: String = "") throws -> Offer {
    let text = """
      offer: sample
      title: Sample
      provider: not stated
      language: fr
      customers: businesses
      kinds: [fixed voice]
      currency: EUR
      prices: excluding VAT
      \(head)
      \(rows)
      """
    let read = readCatalogue([SourceFile(path: "sample.yaml", text: text)])
    guard let offer = read.catalogue.offers.first else { throw Missing(id: "sample") }
    return offer
  }

  /// No such offer.
  struct Missing: Error { var id: String }
}
