import Diagnostics
import OfferReading
import Offers
import Quantities
import TariffCompiler
import Testing

/// Reads offers, profiles and sheets from texts; a fault in a text fails the test.
func catalogue(_ texts: String...) -> Catalogue {
  let files = texts.enumerated().map { SourceFile(path: "Offers/\($0.offset).yaml", text: $0.element) }
  let read = readCatalogue(files)
  for finding in read.findings where finding.severity == .error {
    Issue.record("\(finding.span.file.path):\(finding.span.line): \(finding.message) \(finding.help)")
  }
  return read.catalogue
}

/// Runs the examples of every offer; each that fails is an issue.
func expectExamples(_ catalogue: Catalogue, count: Int) {
  #expect(catalogue.offers.reduce(0) { $0 + $1.examples.count } == count)
  for offer in catalogue.offers {
    for finding in checkExamples(of: offer, in: catalogue) {
      Issue.record("\(offer.id.value):\(finding.span.line): \(finding.message) \(finding.help)")
    }
  }
}

/// An offer of one plan in euros without VAT, with rows and terms as given.
func simpleOffer(_ rows: String) -> String {
  """
  offer: simple
  title: Simple
  provider: not stated
  language: en
  customers: businesses
  kinds: [fixed voice]
  currency: EUR
  prices: excluding VAT
  vat: 20 %
  \(rows)
  """
}

/// The estimate of the first plan of the first offer for the first profile.
func estimate(
  _ catalogue: Catalogue, plan: String? = nil, months: Int? = nil, readings: [String: String] = [:]
) throws -> Estimate {
  let offer = try #require(catalogue.offers.first)
  let profile = try #require(catalogue.profiles.first)
  return try estimate(
    EstimateRequest(
      offer: offer, plan: plan ?? offer.plans.first?.id.value ?? offer.id.value, profile: profile, months: months,
      sheets: catalogue.priceSheets, readings: readings))
}

/// A profile with the keys given.
func profile(_ keys: String) -> String { "profile: customer\ntitle: Customer\nlanguage: en\n" + keys + "\n" }
