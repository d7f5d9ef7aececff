public import DocumentTree
internal import Quantities

/// A document as JSON: the same tree, with the value beside the text of every fact.
///
/// A run of text is an array: a string is words, an object with the one key `fact`, `strong`, `muted`, `link` or
/// `note` is the rest.
public struct JSONRenderer: Sendable {
  /// The number that grows when a reader of this format would have to change.
  public static let version = 1

  /// A renderer; it has no settings.
  public init() {}

  /// The bytes of the JSON document.
  public func render(_ document: Document) throws -> [UInt8] {
    try DocumentCheck.run(document)
    var members: [(name: String, value: JSONValue)] = [
      ("schema", .string("bareme/document")), ("version", .number(JSONRenderer.version)),
      ("kind", .string(document.kind.rawValue)), ("id", .string(document.id)),
      ("language", .string(document.language)), ("kicker", .string(document.kicker)),
      ("title", .string(document.title)), ("provider", lines(document.provider)),
    ]
    if let date = document.date { members.append(("date", fact(date))) }
    members += [
      ("introduction", lines(document.introduction)), ("notices", lines(document.notices)),
      ("sections", .array(document.sections.map(section))),
      (
        "notes",
        .array(
          document.notes.map {
            .object([("id", .string($0.id)), ("mark", .string($0.mark)), ("text", inlines($0.text))])
          })
      ),
      ("links", .array(document.links.map(link))),
    ]
    return JSONValue.object(members).serialised()
  }

  private func section(_ section: Section) -> JSONValue {
    var members = [(name: "id", value: JSONValue.string(section.id)), ("heading", .string(section.heading))]
    if let aside = section.aside { members.append(("aside", .string(aside))) }
    members.append(("blocks", .array(section.blocks.map(block))))
    return .object(members)
  }

  private func block(_ block: Block) -> JSONValue {
    switch block {
    case .paragraph(let text): .object([("paragraph", inlines(text))])
    case .subheading(let text): .object([("subheading", .string(text))])
    case .list(let ordered, let items):
      .object([("list", .object([("ordered", .truth(ordered)), ("items", lines(items))]))])
    case .table(let table): .object([("table", self.table(table))])
    case .keyFigures(let figures):
      .object([
        (
          "keyFigures",
          .array(
            figures.map {
              .object([
                ("label", inlines($0.label)), ("value", inlines($0.value)), ("explanation", inlines($0.explanation)),
              ])
            })
        )
      ])
    case .chart(let chart): .object([("chart", self.chart(chart))])
    case .bars(let bars): .object([("bars", .array(bars.map(bar)))])
    case .details(let summary, let blocks):
      .object([
        ("details", .object([("summary", inlines(summary)), ("blocks", .array(blocks.map(self.block)))]))
      ])
    }
  }

  private func chart(_ chart: Chart) -> JSONValue {
    func axis(_ axis: Chart.Axis) -> JSONValue {
      .object([
        ("name", .string(axis.name)), ("from", .string(axis.low.plain)), ("to", .string(axis.high.plain)),
      ])
    }
    func segment(_ segment: Chart.Segment) -> JSONValue {
      .object([
        ("from", .string(segment.from.plain)), ("to", .string(segment.to.plain)),
        ("atFrom", .string(segment.atFrom.plain)), ("atTo", .string(segment.atTo.plain)),
        ("least", .truth(segment.isLeast)),
      ])
    }
    return .object([
      ("id", .string(chart.id)), ("title", .string(chart.title)), ("horizontal", axis(chart.horizontal)),
      ("vertical", axis(chart.vertical)),
      (
        "lines",
        .array(
          chart.lines.map {
            .object([("name", .string($0.name)), ("segments", .array($0.segments.map(segment)))])
          })
      ),
    ])
  }

  private func bar(_ bar: Bar) -> JSONValue {
    var members = [(name: "label", value: inlines(bar.label)), ("value", inlines(bar.value))]
    if let length = bar.thousandths { members.append(("thousandths", .number(length))) }
    members.append(("best", .truth(bar.isBest)))
    return .object(members)
  }

  private func table(_ table: Table) -> JSONValue {
    .object([
      ("id", .string(table.id)), ("caption", inlines(table.caption)), ("rowHeader", .string(table.rowHeader)),
      (
        "columns",
        .array(
          table.columns.map {
            .object([
              ("header", inlines($0.header)), ("short", .string($0.short)),
              ("align", .string($0.alignment.rawValue)), ("best", .truth($0.isBest)),
            ])
          })
      ),
      (
        "rows",
        .array(
          table.rows.map {
            .object([
              ("kind", .string($0.kind.rawValue)), ("id", .string($0.id)), ("label", inlines($0.label)),
              (
                "cells",
                .array($0.cells.map { .object([("span", .number($0.columnSpan)), ("lines", lines($0.lines))]) })
              ),
            ])
          })
      ),
    ])
  }

  private func lines(_ lines: [[Inline]]) -> JSONValue { .array(lines.map(inlines)) }

  private func inlines(_ inlines: [Inline]) -> JSONValue {
    .array(
      inlines.map { inline in
        switch inline {
        case .text(let text): .string(text)
        case .fact(let fact): .object([("fact", self.fact(fact))])
        case .strong(let inner): .object([("strong", self.inlines(inner))])
        case .muted(let inner): .object([("muted", self.inlines(inner))])
        case .link(let link): .object([("link", self.link(link))])
        case .note(let id): .object([("note", .string(id))])
        }
      })
  }

  private func fact(_ fact: Fact) -> JSONValue {
    var members = FactAttributes.fields(of: fact.value).map { (name: $0.name, value: JSONValue.string($0.value)) }
    members.append(("text", .string(fact.text)))
    if let origin = fact.origin { members += [("file", .string(origin.file)), ("line", .number(origin.line))] }
    return .object(members)
  }

  private func link(_ link: Link) -> JSONValue {
    var members = [(name: "text", value: JSONValue.string(link.text)), ("target", .string(link.target))]
    if let relation = link.relation { members.append(("relation", .string(relation))) }
    if let language = link.language { members.append(("language", .string(language))) }
    return .object(members)
  }
}
