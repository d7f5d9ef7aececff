internal import Diagnostics
internal import OfferSyntax
internal import Offers

extension Scope {
  /// General conditions, article by article.
  func termsDocument(_ mapping: Mapping, head: Scalar) -> TermsDocument {
    let fields = fields(mapping, .terms)
    let id = id(fields["terms"], "`terms`") ?? Located("terms", at: head.span)
    let language = text(fields["language"], "`language`") ?? Located("en", at: head.span)
    self.language = language.value
    var document = TermsDocument(
      id: id, title: text(fields["title"], "`title`") ?? id, language: language, span: head.span)
    document.readings = readings(fields["readings"])
    for reading in document.readings { self.readings[reading.name.value] = reading.choices.map(\.name.value) }
    document.provider = provider(fields["provider"])
    document.date = day(fields["date"], "`date`")
    document.source = source(fields["source"])
    document.articles = (self.mapping(fields["articles"], "`articles`")?.entries ?? []).compactMap { entry in
      self.mapping(entry.value, "`\(entry.key.text)`").flatMap { group(entry.key, $0) }
    }
    document.notes = notes(fields["notes"])
    document.assumptions = assumptions(fields["assumptions"])
    document.unstated = unstated(fields["not-stated"])
    document.acknowledged = acknowledgements(fields["acknowledged"])
    checkReferences(of: document)
    return document
  }

  private func checkReferences(of document: TermsDocument) {
    let names = RowNames(document)
    let notes = document.notes.map(\.id.value)
    var seen: [String: Span] = [:]
    for id in document.articles.flatMap({ [$0.id] + $0.rows.map(\.id) }) {
      if let first = seen[id.value] {
        report(
          .error(
            .duplicateId, "`\(id.value)` names two rows", at: id.span, labels: [.init("first here", at: first)],
            help: ["ids are unique in the document: name one of them otherwise"]))
      }
      seen[id.value] = seen[id.value] ?? id.span
    }
    for row in document.articles.flatMap(\.rows) {
      for prose in (row.say?.all ?? []).map(\.value) + row.list.map(\.text) {
        check(prose, own: names.facts(of: row.id.value), names: names, notes: notes)
      }
    }
    for note in document.notes {
      check(note.say, own: Set(note.facts.map(\.name.value)), names: names, notes: notes)
    }
  }

  /// Who provides an offer.
  func providerFile(_ mapping: Mapping, head: Scalar) -> Provider {
    let fields = fields(mapping, .provider)
    let id = id(fields["provider"], "`provider`") ?? Located("provider", at: head.span)
    var provider = Provider(id: id, name: text(fields["name"], "`name`") ?? id)
    provider.address = text(fields["address"], "`address`")
    provider.phone = text(fields["phone"], "`phone`")
    provider.email = text(fields["email"], "`email`")
    provider.web = text(fields["web"], "`web`")
    provider.complaints = text(fields["complaints"], "`complaints`")
    provider.identity = (self.mapping(fields["identity"], "`identity`")?.entries ?? []).compactMap {
      row($0.key, $0.value)
    }
    return provider
  }
}
