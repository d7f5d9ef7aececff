public import Diagnostics
internal import OfferSyntax
public import Offers

/// What the files of a folder say, and what is wrong with them.
public struct ReadResult: Sendable {
  /// Everything that could be read; a faulty row is missing, the rest of its offer is there.
  public var catalogue: Catalogue
  /// All that was found, in the order of the files and of their lines.
  public var findings: [Finding]
  let lost: LostLines

  /// Whether a line of `span` could not be read as written: what is found there might only follow from that.
  public func isDoubtful(_ span: Span) -> Bool { lost.contain(span) }
}

/// Reads all files of a folder as one: bases below the offers that extend them, whatever file they stand in.
///
/// The order of `files` does not matter; they are read by path. Nothing is thrown and nothing stops the reading:
/// one run reports every fault of every file.
public func readCatalogue(_ files: [SourceFile], workers: Workers = .one) -> ReadResult {
  // A folder lists them in order already.
  let isOrdered = files.indices.dropFirst().allSatisfy { !inOrder(files[$0], files[$0 - 1]) }
  let early = workers.results(of: isOrdered ? files : files.sorted(by: inOrder), each: EarlyReader.init) {
    files, reader in
    files.map { reader.read($0) }
  }
  return readOn(early, workers: workers)
}

/// The order in which files are read, which does not depend on the order in which a folder lists them.
func inOrder(_ left: SourceFile, _ right: SourceFile) -> Bool {
  left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
}

/// Reads files that are parsed, in their order.
func readParsed(_ parsed: [ParsedFile]) -> ReadResult { readOn(parsed.map { .parsed($0) }, workers: .one) }

/// Reads what could not be read before the other files were known, and puts all together.
private func readOn(_ early: [EarlyFile], workers: Workers) -> ReadResult {
  let lost = LostLines(early.compactMap(\.parsed))
  // What was found might only follow from a line of another file that could not be read.
  let files = lost.isEmpty ? early : early.map(\.withoutDoubt)
  var reading = CatalogueReading(lost: lost)
  let steps = files.compactMap { file -> ReadingStep? in
    switch file {
    case .read(let reading, _): .done(reading)
    case .parsed(let parsed): reading.known(parsed).map { .ahead($0) }
    }
  }
  reading.collectIds(steps.map(\.identity))
  reading.collectBases(steps.compactMap(\.ahead))
  let reader = reading.reader
  let read = workers.results(of: steps, each: KnownLiterals.init) { steps, literals in
    steps.map { step in
      switch step {
      case .done(let reading): reading
      case .ahead(let file): reader.read(file, known: literals)
      }
    }
  }
  for file in read { reading.add(file) }
  reading.checkReferences()
  let findings = files.compactMap(\.parsed).flatMap(\.findings) + reading.findings
  return ReadResult(catalogue: reading.catalogue, findings: inOrder(findings, of: files.map(\.file)), lost: lost)
}

/// A file that says what it is, read or to be read.
private enum ReadingStep: Sendable {
  case done(FileReading)
  case ahead(KnownFile)

  var identity: FileIdentity {
    switch self {
    case .done(let reading): reading.file
    case .ahead(let file): file.identity
    }
  }
  var ahead: KnownFile? {
    switch self {
    case .done: nil
    case .ahead(let file): file
    }
  }
}

/// Reads a usage profile that stands outside the folder.
public func readProfile(_ file: SourceFile) -> (profile: UsageProfile?, findings: [Finding]) {
  let parsed = parse(file, limits: .standard)
  let scope = Scope(lost: LostLines([parsed]))
  var profile: UsageProfile?
  if let known = KnownFile(parsed.root, scope: scope), expect(.profile, known, scope) {
    profile = scope.profile(scope.fields(known.mapping, .profile))
  }
  return (profile, inOrder(parsed.findings + scope.findings.filter { !parsed.isDoubtful($0.span) }, of: [file]))
}

/// Reads a sheet of prices that stands outside the folder; its rows are looked up in the offers of `catalogue`.
public func readPriceSheet(
  _ file: SourceFile, for catalogue: Catalogue = Catalogue()
) -> (sheet: PriceSheet?, findings: [Finding]) {
  let parsed = parse(file, limits: .standard)
  let scope = Scope(lost: LostLines([parsed]))
  var sheet: PriceSheet?
  if let known = KnownFile(parsed.root, scope: scope), expect(.prices, known, scope) {
    let read = scope.priceSheet(known.mapping, head: known.head)
    scope.check(read, against: catalogue.offers)
    sheet = read
  }
  return (sheet, inOrder(parsed.findings + scope.findings.filter { !parsed.isDoubtful($0.span) }, of: [file]))
}

/// Reads exchange rates that stand outside the folder.
public func readExchangeRates(_ file: SourceFile) -> (rates: ExchangeRates?, findings: [Finding]) {
  let parsed = parse(file, limits: .standard)
  let scope = Scope(lost: LostLines([parsed]))
  var rates: ExchangeRates?
  if let known = KnownFile(parsed.root, scope: scope), expect(.exchangeRates, known, scope) {
    rates = scope.exchangeRates(known.mapping, head: known.head)
  }
  return (rates, inOrder(parsed.findings + scope.findings.filter { !parsed.isDoubtful($0.span) }, of: [file]))
}

/// What is wrong with rates from several files and lines that are to be used together.
public func contradictions(among rates: [ExchangeRates]) -> [Finding] {
  let scope = Scope()
  scope.reportContradictions(among: rates)
  return scope.findings
}

private func expect(_ kind: FileKind, _ file: KnownFile, _ scope: Scope) -> Bool {
  if file.kind == kind { return true }
  scope.report(
    .error(
      .unknownFileKind, "`\(file.head.text)` begins a file of another kind", at: file.head.span,
      help: ["this file begins with `\(kind.rawValue): ID`"]))
  return false
}

/// By file, then by place; findings of one place in the order found.
private func inOrder(_ findings: [Finding], of files: [SourceFile]) -> [Finding] {
  guard findings.count > 1 else { return findings }
  var rank: [ObjectIdentifier: Int] = [:]
  for (index, file) in files.enumerated() { rank[ObjectIdentifier(file)] = index }
  return findings.enumerated().sorted { left, right in
    let a = (rank[ObjectIdentifier(left.element.span.file)] ?? .max, left.element.span.range.lowerBound, left.offset)
    let b = (rank[ObjectIdentifier(right.element.span.file)] ?? .max, right.element.span.range.lowerBound, right.offset)
    return a < b
  }.map(\.element)
}
