internal import Diagnostics
public import DocumentTree
public import Offers
internal import Quantities

/// The front page of a site: every offer with its provider, its plans, the price it begins at and its date.
/// - Parameters:
///   - pages: the pages of the site; an offer's name links to its summary.
///   - language: BCP 47 tag; that of the first offer when nothing is said.
public func index(
  of catalogue: Catalogue, pages: [SitePage], language: String? = nil, title: String? = nil
) -> Document {
  let words = Wording.of(language ?? catalogue.offers.first?.language.value ?? "en")
  var document = Document(
    kind: .index, id: "index", language: words.language, kicker: words[.index], title: title ?? words[.indexTitle])
  let builder = IndexBuilder(catalogue: catalogue, pages: pages, words: words)
  document.words = words.pageWords
  document.sections = builder.sections
  return document
}

private struct IndexBuilder {
  let catalogue: Catalogue
  let pages: [SitePage]
  let words: Wording

  var sections: [Section] {
    var sections: [Section] = []
    if !catalogue.offers.isEmpty {
      sections.append(Section(id: "offers", heading: words[.offers], blocks: [.table(table)]))
    }
    let shown: [(Document.Kind, String, WordingKey)] = [
      (.comparison, "comparisons", .comparisons), (.estimate, "estimates", .estimate), (.terms, "terms", .generalTerms),
    ]
    for (kind, id, key) in shown {
      let links = pages.filter { $0.kind == kind }.map { [Inline.link(Link($0.title, to: $0.path))] }
      if !links.isEmpty {
        sections.append(Section(id: id, heading: words[key], blocks: [.list(ordered: false, items: links)]))
      }
    }
    return sections
  }

  private var table: Table {
    let keys: [WordingKey] = [.provider, .planCount, .fromPrice, .date]
    let rows = catalogue.offers.map { offer in
      TableRow(
        id: offer.id.value, label: label(offer),
        values: [[provider(offer)], [plans(offer)], [fromPrice(offer)], [date(offer)]])
    }
    var table = Table(
      id: "offers", rowHeader: words[.offer], columns: keys.map { Table.Column(header: [.text(words[$0])]) },
      rows: rows,
      merging: false)
    for (index, key) in keys.enumerated() {
      table.columns[index].alignment = key == .fromPrice || key == .planCount ? .end : .start
    }
    return table
  }

  private func label(_ offer: Offer) -> [Inline] {
    guard let page = pages.first(where: { $0.kind == .summary && $0.offer == offer.id.value }) else {
      return [.text(offer.title.value)]
    }
    return [.link(Link(offer.title.value, to: page.path))]
  }

  private func provider(_ offer: Offer) -> [Inline] {
    guard let id = offer.provider else { return [words.state(.notStated, .notStated)] }
    let provider = catalogue.providers.first { $0.id.value == id.value }
    return [words.stated(provider?.name.value ?? id.value, at: provider?.name.span ?? id.span)]
  }

  private func plans(_ offer: Offer) -> [Inline] {
    let figure = Figure(Int64(max(1, offer.plans.count)))
    return [.fact(Fact(.number(figure), text: words.number(figure)))]
  }

  private func date(_ offer: Offer) -> [Inline] {
    offer.date.map { [words.fact($0.value, at: $0.span)] } ?? [words.state(.notStated, .notStated)]
  }

  /// The least price of a month among the plans, taking from each the first that recurs and is not an option.
  private func fromPrice(_ offer: Offer) -> [Inline] {
    let view = OfferView(offer, language: words.language)
    var state: Inline?
    var prices: [Located<Price>] = []
    for plan in view.planIDs {
      for row in OfferSection.allCases.flatMap({ offer.sections[$0] ?? [] }).flatMap(\.rows)
      where view.concerns(row.only, plan) {
        guard case .charge(let charge) = row.content, !charge.isOption, charge.beyond == nil, charge.when == nil,
          let price = view.resolve(charge.price, plan)
        else { continue }
        if case .amounts(let amounts) = price.value, let monthly = amounts.first(where: { $0.value.period == .month }) {
          prices.append(monthly)
          break
        }
        if case .state(let found) = price.value, state == nil { state = words.availability(found, at: price.span) }
      }
    }
    guard let least = prices.min(by: { $0.value.figure.value < $1.value.figure.value }) else {
      return [state ?? words.state(.notStated, .notStated)]
    }
    return [words.fact(least.value, at: least.span)]
  }
}
