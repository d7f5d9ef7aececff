import Diagnostics
import DocumentTree
import Offers
import Quantities
import TariffCompiler
import Testing

@testable import Documents

/// What must hold in every document of the repository's offers.
@Suite struct EveryDocumentTests {
  /// Built once for all tests.
  static let all = documents()

  static func documents() -> [Document] {
    let catalogue = Samples.catalogue
    var all: [Document] = []
    for offer in catalogue.offers {
      all += [nil, "en", "de", "ru"].map { summary(of: offer, catalogue: catalogue, language: $0) }
      all += offer.plans.prefix(2).map { summary(of: offer, plans: [$0.id.value], catalogue: catalogue) }
      all.append(comparison(of: PlanChoice.all(of: offer), catalogue: catalogue))
    }
    let firsts = catalogue.offers.flatMap { PlanChoice.all(of: $0).prefix(1) }
    for profile in catalogue.profiles {
      let estimates = firsts.compactMap { choice in
        try? estimate(EstimateRequest(offer: choice.offer, plan: choice.plan, profile: profile))
      }
      all.append(comparison(of: firsts, estimates: estimates, profile: profile, catalogue: catalogue))
      all.append(estimateDocument(estimates, profile: profile, catalogue: catalogue))
    }
    if let profile = catalogue.profiles.first {
      let estimates = firsts.compactMap { choice in
        try? estimate(EstimateRequest(offer: choice.offer, plan: choice.plan, profile: profile))
      }
      all += Wording.languages.map { language in
        comparison(
          of: firsts, estimates: estimates, profile: profile, rates: [Samples.rates], currency: .usd,
          catalogue: catalogue, language: language, id: "converted-\(language)")
      }
    }
    all += catalogue.terms.map { termsDocument($0, catalogue: catalogue) }
    all.append(index(of: catalogue, pages: []))
    return all
  }

  @Test func noCellIsBlankAndSpansAddUp() {
    let documents = Self.all
    #expect(documents.count > 50)
    for document in documents {
      for table in tables(document.sections.flatMap(\.blocks)) {
        #expect(!table.columns.isEmpty && !table.rows.isEmpty, "\(document.id) \(table.id)")
        for row in table.rows where row.kind != .group {
          let place = "\(document.id) \(table.id) \(row.id)"
          #expect(row.cells.reduce(0) { $0 + $1.columnSpan } == table.columns.count, "\(place)")
          #expect(row.cells.allSatisfy { !$0.lines.isEmpty && $0.lines.allSatisfy { !$0.plain.isEmpty } }, "\(place)")
          #expect(!row.label.plain.isEmpty, "\(place)")
        }
      }
    }
  }

  @Test func noWordIsMissingAndNoHoleIsLeft() {
    for document in Self.all {
      let text = dump(document)
      #expect(!text.contains("{"), "\(document.id)")
      for key in WordingKey.allCases where key.rawValue.contains("-") {
        #expect(!text.contains("‹\(key.rawValue)›"), "\(document.id)")
      }
    }
  }

  @Test func everyNoteIsReferredToAndThere() {
    for document in Self.all {
      let text = dump(document)
      let used = Set(text.matches(of: /\[\^([^\]]+)\]/).map { String($0.1) })
      #expect(used == Set(document.notes.map(\.id)), "\(document.id)")
      #expect(Set(document.notes.map(\.mark)).count == document.notes.count, "\(document.id)")
    }
  }

  @Test func documentsAreTheSameEachTime() {
    #expect(Self.all.map(dump) == Self.documents().map(dump))
  }

  private func tables(_ blocks: [Block]) -> [Table] {
    blocks.flatMap { block -> [Table] in
      switch block {
      case .table(let table): [table]
      case .details(summary: _, blocks: let inner): tables(inner)
      case .paragraph, .subheading, .list, .keyFigures, .bars, .chart: []
      }
    }
  }
}
