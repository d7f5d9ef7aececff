internal import Diagnostics
public import DocumentTree
public import Offers
internal import Quantities
public import TariffCompiler

/// How many records of a file were rated, and what became of the others.
public struct RecordCounts: Sendable {
  /// Records for one reason.
  public struct Count: Sendable {
    /// The stable name of the reason: `duplicate`.
    public var reason: String
    /// Records.
    public var records: Int64
    /// Their seconds, as far as they can be read.
    public var seconds: Int64

    /// Records for one reason.
    public init(reason: String = "", records: Int64, seconds: Int64) {
      self.reason = reason
      self.records = records
      self.seconds = seconds
    }
  }
  /// Priced.
  public var rated: Count
  /// Incoming calls, which cost nothing.
  public var incoming: Count
  /// Kept out of the bill.
  public var leftOut: [Count]
  /// Priced, and reported.
  public var reported: [Count]

  /// Counts.
  public init(rated: Count, incoming: Count, leftOut: [Count], reported: [Count]) {
    self.rated = rated
    self.incoming = incoming
    self.leftOut = leftOut
    self.reported = reported
  }
}

/// The bill of recorded calls: what became of the records, then month by month what they cost, every amount explained.
/// - Parameters:
///   - months: each month of the calendar, `2026-03`, with its bill.
///   - counts: what became of the records.
///   - offer: whose prices hold.
///   - catalogue: where its names are.
///   - language: BCP 47 tag; that of the offer when nothing is said.
public func recordedBillDocument(
  _ months: [(name: String, bill: Estimate)], _ counts: RecordCounts, offer: Offer, plan: String,
  catalogue: Catalogue, language: String? = nil
) -> Document {
  let words = Wording.of(language ?? offer.language.value)
  var document = Document(
    kind: .estimate, id: "\(offer.id.value)-\(plan)-bill", language: words.language,
    kicker: words[.recordedBill],
    title: OfferView(offer, plans: [plan]).documentTitle)
  document.words = words.pageWords
  document.provider = words.provider(offer.provider, in: catalogue)
  document.sections = [
    Section(id: "records", heading: words[.records], blocks: [.table(counts.table(words))])
  ]
  // What is assumed in every month alike is said once, at the end.
  let assumed = Set(months.map { $0.bill.assumptions.map { words.assumption($0).plain } })
  let isSaidOnce = months.count > 1 && assumed.count == 1
  for (name, bill) in months {
    let part = EstimatePart(estimate: bill, offer: offer, words: words)
    let own = part.sections(named: name).filter { !isSaidOnce || !$0.id.hasSuffix("-assumptions") }
    document.sections += own.map { section in
      var own = section
      own.id = "\(name)-\(section.id)"
      return own
    }
  }
  if isSaidOnce, let bill = months.first?.bill, !bill.assumptions.isEmpty {
    let blocks = EstimatePart(estimate: bill, offer: offer, words: words).assumptions
    document.sections.append(Section(id: "assumptions", heading: words[.assumptions], blocks: blocks))
  }
  let open = months.filter { $0.bill.status != .priced }
  document.notices = open.map { month in
    [.text(month.name + words[.colon] + " "), .text(words[month.bill.statusKey])]
  }
  return document
}

extension RecordCounts {
  /// One row for each thing that became of records.
  fileprivate func table(_ words: Wording) -> Table {
    func row(_ id: String, _ key: WordingKey, _ count: Count) -> TableRow {
      let reason = count.reason.isEmpty ? "" : words[.colon] + " " + count.reason
      return TableRow(
        id: id, label: [.text(words[key] + reason)],
        values: [
          [
            [.fact(Fact(.number(Figure(count.records)), text: words.number(Figure(count.records))))]
          ],
          [[words.fact(Quantity(Figure(count.seconds), .second), at: nil)]],
        ])
    }
    var rows = [row("rated", .recordsRated, rated)]
    if incoming.records > 0 { rows.append(row("incoming", .recordsIncoming, incoming)) }
    rows += leftOut.map { row("left-out-\($0.reason)", .recordsLeftOut, $0) }
    rows += reported.map { row("reported-\($0.reason)", .recordsReported, $0) }
    let columns = [words[.records], words[.callTime]].map {
      Table.Column(header: [.text($0)], alignment: .end)
    }
    return Table(
      id: "records", rowHeader: words[.recordsBecame], columns: columns, rows: rows, merging: false)
  }
}
