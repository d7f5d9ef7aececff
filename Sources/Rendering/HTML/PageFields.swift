internal import DocumentTree

/// Everything that templates can show, by record. The page about templates lists the same names.
enum PageFields {
  static let vocabulary: [String: RecordShape] = {
    let shapes = [
      document.shape, section.shape, block.shape, item.shape, inline.shape, piece.shape, keyFigure.shape, bar.shape,
      chart.shape, curve.shape, tick.shape, table.shape,
      column.shape, body.shape, row.shape, cell.shape, note.shape, link.shape,
    ]
    return Dictionary(uniqueKeysWithValues: shapes.map { ($0.name, $0) })
  }()

  static let document: Fields<Document> = Fields(
    "document",
    [
      ("kind", .text, { document, _ in .text(document.kind.rawValue) }),
      ("id", .text, { document, _ in .text(document.id) }),
      ("language", .text, { document, _ in .text(document.language) }),
      ("width", .text, { document, _ in .text(PageMeasure.width(of: document)) }),
      ("pageTitle", .text, { document, _ in .text(PageMeasure.title(of: document)) }),
      (
        "alternates", .records("link"),
        { document, page in
          link.list(document.links.filter { $0.relation == "alternate" }, &page)
        }
      ),
      ("kicker", .text, { document, _ in .text(document.kicker) }),
      ("title", .text, { document, _ in .text(document.title) }),
      ("provider", .records("item"), { document, page in item.list(document.provider, &page) }),
      ("date", .records("inline"), { document, page in inline.list(document.date.map { [.fact($0)] } ?? [], &page) }),
      ("introduction", .records("item"), { document, page in item.list(document.introduction, &page) }),
      ("notices", .records("item"), { document, page in item.list(document.notices, &page) }),
      ("sections", .records("section"), { document, page in section.list(document.sections, &page) }),
      ("notes", .records("note"), { document, page in note.list(document.notes, &page) }),
      ("links", .records("link"), { document, page in link.list(document.links, &page) }),
      ("linksName", .text, { _, page in .text(page.words.links) }),
    ])

  static let section: Fields<Section> = Fields(
    "section",
    [
      ("id", .text, { section, _ in .text(section.id) }),
      ("heading", .text, { section, _ in .text(section.heading) }),
      ("aside", .text, { section, _ in .text(section.aside ?? "") }),
      ("blocks", .records("block"), { section, page in block.list(PageBlock.blocks(section.blocks), &page) }),
    ])

  static let item: Fields<[Inline]> = Fields(
    "item", [("content", .records("inline"), { content, page in inline.list(content, &page) })])

  static let keyFigure: Fields<KeyFigure> = Fields(
    "figure",
    [
      ("label", .records("inline"), { figure, page in inline.list(figure.label, &page) }),
      ("value", .records("inline"), { figure, page in inline.list(figure.value, &page) }),
      ("explanation", .records("inline"), { figure, page in inline.list(figure.explanation, &page) }),
    ])

  static let bar: Fields<Bar> = Fields(
    "bar",
    [
      ("label", .records("inline"), { bar, page in inline.list(bar.label, &page) }),
      ("value", .records("inline"), { bar, page in inline.list(bar.value, &page) }),
      ("isKnown", .flag, { bar, _ in .flag(bar.thousandths != nil) }),
      ("length", .text, { bar, _ in .text(String(min(1000, max(4, bar.thousandths ?? 4)))) }),
      ("isBest", .flag, { bar, _ in .flag(bar.isBest) }),
      ("badge", .text, { bar, page in .text(bar.isBest ? page.words.best : "") }),
    ])

  static let note: Fields<Note> = Fields(
    "note",
    [
      ("anchor", .text, { note, page in .text(page.anchor(note.id)) }),
      ("backAnchor", .text, { note, page in .text(page.backAnchor(note.id)) }),
      ("isReferred", .flag, { note, page in .flag(page.referred.contains(note.id)) }),
      ("backName", .text, { _, page in .text(page.words.backToText) }),
      ("mark", .text, { note, _ in .text(note.mark) }),
      ("text", .records("inline"), { note, page in inline.list(note.text, &page) }),
    ])

  static let link: Fields<Link> = Fields(
    "link",
    [
      ("text", .text, { link, _ in .text(link.text) }),
      ("target", .text, { link, _ in .text(link.target) }),
      ("relation", .text, { link, _ in .text(link.relation ?? "") }),
      ("mediaType", .text, { link, _ in .text(PageMeasure.mediaType(of: link)) }),
    ])
}
