import Foundation
import Testing
import Verifying

/// Bills with several rates of VAT, wherever it is taken and rounded: the second calculator comes to the same.
@Suite("Receipts with several rates of VAT")
struct VATReceiptTests {
  struct Rounding: CustomStringConvertible {
    var prices: String
    var net: String
    var vat: String
    var amounts: String
    var description: String { "\(prices), net \(net), vat \(vat), amounts \(amounts)" }
  }

  /// Every combination that an offer may state.
  static let roundings: [Rounding] = ["excluding VAT", "including VAT"].flatMap { prices in
    ["per total", "per line", "per unit price"].flatMap { net in
      ["per rate", "per document", "per line", "per unit price"].flatMap { vat in
        ["per call", "per line", "per total"].compactMap { amounts in
          let isOfLines = vat == "per line" || vat == "per unit price"
          if isOfLines, amounts == "per total" { return nil }
          if vat == "per unit price", prices == "including VAT", net != "per unit price" { return nil }
          return Rounding(prices: prices, net: net, vat: vat, amounts: amounts)
        }
      }
    }
  }

  static func offer(_ rounding: Rounding) -> String {
    let takesAmounts = rounding.prices == "excluding VAT" || rounding.net == "per total"
    return """
      offer: fil
      title: Ligne Fil
      provider: not stated
      language: fr
      date: 2025-01-15
      kinds: [fixed voice]
      currency: EUR
      prices: \(rounding.prices)
      vat: 20 %
      rounding: { net: \(rounding.net), vat: \(rounding.vat), amounts: \(rounding.amounts) }
      surcharges:
        fonds: { label: Fonds, rate: 1.2 %, charged: before VAT }
        taxe: { label: Taxe, rate: 0.7 %, charged: after VAT }
      services:
        ligne: { label: Ligne, is: included }
      price:
        ligne-louee: { label: Ligne louée, price: 19.99 €/line/month, minimum: 75 €/month }
        acces: { label: Accès, price: 49.90 €, vat: 10 % }
        journal: { label: Journal, price: 9.99 €/month, vat: 5.5 % }
        assurance: { label: Assurance, price: 0.333 €/line/month, vat: exempt }
        bienvenue: { label: Bienvenue, discount: 7.5 %, over: everything, months: 1 to 2 }
        geste: { label: Geste, \(takesAmounts ? "discount: 3.33 €/month" : "discount: 3 %"), over: recurring }
        plafond: { label: Plafond, \(takesAmounts ? "maximum: 90 €/month" : "discount: 1 %"), over: everything }
        avoir: { label: Avoir, credit: 1 €/month, vat: 5.5 % }
      calls:
        beyond:
          mobiles: { label: Vers les mobiles, to: mobile FR, price: 0.137 €/min, fee: 0.05 €, vat: 10 % }
      duration:
        engagement: { label: Engagement, term: open-ended, commitment: none, exit: free }
      accessibility:
        handicap: { say: Factures en braille sur demande. }

      """
  }

  @Test(arguments: roundings) func `a receipt holds wherever VAT is rounded`(rounding: Rounding) throws {
    let folder = try BuiltCommand.workFolder()
    let offers = folder.appendingPathComponent("Offers")
    try FileManager.default.createDirectory(at: offers, withIntermediateDirectories: true)
    try Self.offer(rounding).write(to: offers.appendingPathComponent("fil.yaml"), atomically: true, encoding: .utf8)
    try "profile: petit\nlines: 3\nmonths: 4\ncalls: [7 × 2:20 to mobile FR]\n".write(
      to: offers.appendingPathComponent("petit.yaml"), atomically: true, encoding: .utf8)
    let outcome = try BuiltCommand.shell(
      "bareme estimate fil --profile petit --format json --receipt", in: folder)
    try #require(outcome.code == 0, "\(outcome.text)")
    let made = try verify(receipt: Array(outcome.output)) { _ in Self.offer(rounding).components(separatedBy: "\n") }
    #expect(made.differences.filter { !$0.path.contains("given") }.isEmpty, "\(made.differences)")
    #expect(made.lines > 20 && made.figures > 250)
  }
}
