internal import Diagnostics
public import DocumentTree
public import Offers
internal import Quantities

/// General conditions, an article a section, with an index of links before them.
public func termsDocument(_ terms: TermsDocument, catalogue: Catalogue, language: String? = nil) -> Document {
  let view = OfferView(terms.asOffer, language: language)
  let words = view.words
  var document = Document(
    kind: .terms, id: terms.id.value, language: words.language, kicker: words[.termsDocument], title: terms.title.value)
  document.words = words.pageWords
  document.provider = words.provider(terms.provider, in: catalogue)
  document.date = view.date(nil)
  document.introduction = view.sourceLine.map { [$0] } ?? []
  let articles = terms.articles.map { article in
    var builder = SectionBuilder(view, .other)
    return Section(id: article.id.value, heading: article.label.value, blocks: builder.build(article.rows))
  }
  let links = articles.map { [Inline.link(Link($0.heading, to: "#\($0.id)"))] }
  // Articles that bear a number of their own are not numbered twice.
  let isNumbered = articles.contains { $0.heading.contains { $0.isNumber } }
  let contents = Block.list(ordered: !isNumbered, items: links)
  document.sections = [Section(id: "contents", heading: words[.contents], blocks: [contents])]
  document.sections += articles + view.openQuestions
  document.settleNotes(from: view.notes)
  if words.mainLanguage != view.ownWords.mainLanguage {
    document.notices = [[.text(words.text(.noticeOtherLanguage, terms.language.value))]]
  }
  return document
}

extension TermsDocument {
  /// The same text as an offer without prices, so that its prose quotes facts the same way.
  fileprivate var asOffer: Offer {
    var offer = Offer(
      id: id, title: title, language: language, currency: Located(.eur, at: span),
      taxBasis: Located(.excluding, at: span),
      span: span)
    offer.provider = provider
    offer.date = date
    offer.source = source
    offer.sections = [.other: articles.map { .group($0) }]
    offer.notes = notes
    offer.readings = readings
    offer.unstated = unstated
    return offer
  }
}

extension OfferView {
  /// The document the text was written from.
  var sourceLine: [Inline]? {
    guard let source = offer.source else { return nil }
    let title: Inline =
      source.url.map { .link(Link(source.title.value, to: $0.value)) }
      ?? words.stated(source.title.value, at: source.title.span)
    var line = words.lead([.text(words[.source])]).plainWeight + [title]
    if let publisher = source.publisher { line += [.text(", "), words.stated(publisher.value, at: publisher.span)] }
    if let date = source.date {
      line += [.text(", ")] + words.phrase(.dated, [words.fact(date.value, at: date.span)])
    }
    return line
  }

  /// Unclear clauses with the ways to read them, and what the text leaves open; empty parts are left out.
  var openQuestions: [Section] {
    let unclear = offer.readings.map { reading -> Block in
      let choices = reading.choices.map { choice -> [Inline] in
        choice.name.value == reading.defaultChoice.value
          ? [.text(choice.say.value + " "), .muted([.text("(\(words[.taken]))")])] : [.text(choice.say.value)]
      }
      return .details(summary: [.text(reading.ask.value)], blocks: [.list(ordered: false, items: choices)])
    }
    let open = offer.unstated.map { unstated -> [Inline] in
      [[.text(unstated.say.value)], unstated.ask.map { [.muted([.text($0.value)])] } ?? []].sentences
    }
    return [
      unclear.isEmpty ? nil : Section(id: "unclear", heading: words[.unclear], blocks: unclear),
      open.isEmpty ? nil : Section(id: "open", heading: words[.leftOpen], blocks: [.list(ordered: false, items: open)]),
    ].compactMap { $0 }
  }
}
