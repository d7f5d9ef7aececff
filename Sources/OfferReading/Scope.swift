internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

/// What is known while one file is read: its plans, readings and currency, and what was found so far.
///
/// Readers are extensions of it, one construct each. None of them stops at a fault: it is noted, and reading goes on.
final class Scope {
  private(set) var findings: [Finding] = []
  /// How many there are of each file, those left out with them.
  private var counts: [ObjectIdentifier: Int] = [:]
  /// Plans in order; empty in files that have none.
  var plans: [String] = []
  /// Readings with their choices.
  var readings: [String: [String]] = [:]
  /// The language of the file.
  var language = "en"
  /// The currency all prices must have; nothing where any may stand.
  var currency: Currency?
  /// The base of the file could not be found: what seems to lack in the file may stand there.
  var isBaseMissing = false
  /// The codes of the ids of rows, headings and surcharges, to see whether two are the same.
  private(set) var idCodes: [UInt64] = []
  /// Whether any hours name bank holidays, and any destinations a list: most offers have neither to be looked for.
  var namesHolidays = false
  var namesLists = false
  /// Whether anything has a VAT of its own, and whether rows say what part of a month costs or is paid on order.
  var namesOwnVAT = false
  var namesPartMonths = false
  var namesOnOrder = false
  /// Lines of the folder that could not be read as written.
  let lost: LostLines
  /// Literals that were read before.
  let known: KnownLiterals

  init(lost: LostLines = LostLines(), known: KnownLiterals = KnownLiterals()) {
    self.lost = lost
    self.known = known
    idCodes.reserveCapacity(64)
  }

  /// Notes a finding; past the limit those of the same file are left out, as where its text cannot be read.
  func report(_ finding: Finding) {
    let file = ObjectIdentifier(finding.span.file)
    let count = counts[file, default: 0] + 1
    counts[file] = count
    let most = SyntaxLimits.standard.findings
    if count <= most { findings.append(finding) }
    guard count == most + 1 else { return }
    findings.append(
      .error(
        .tooManyErrors, "more than \(most) findings: the others of the file are left out", at: finding.span,
        help: ["mend the first errors and check again"]))
  }

  /// The id of something that shares the names of rows.
  func rowId(_ key: Scalar) -> Located<String> {
    var code: UInt64 = 0
    for byte in key.utf8 { code = (code ^ UInt64(byte)) &* 0x100_0000_01B3 }
    idCodes.append(code)
    return id(key)
  }

  /// Notes what is wrong with a literal, at its very bytes.
  func report(_ fault: LiteralFault, in scalar: Scalar) {
    let span = scalar.span(ofText: fault.range)
    // A replacement of quoted or folded text could break the quotes: the advice stays, the edit does not.
    let isPlain = scalar.style == .plain
    report(
      .error(
        fault.code, fault.message, at: span, label: fault.label, help: fault.help,
        fix: isPlain ? fault.replacement.map { FixIt(replace: span, with: $0) } : nil))
  }

  func value<Read>(_ result: Result<Read, LiteralFault>, in scalar: Scalar) -> Located<Read>? {
    switch result {
    case .success(let value): return Located(value, at: scalar.span)
    case .failure(let fault):
      report(fault, in: scalar)
      return nil
    }
  }

  /// Notes a name that does not exist, with the closest that does.
  func reportUnknown(
    _ code: FindingCode, _ message: String, at span: Span, word: String, among names: [String], kind: String
  ) {
    // After so many findings a suggestion helps nobody, and looking for it takes its time.
    let close = findings.count < 1000 ? didYouMean(word, among: names) : nil
    var help = close.map { ["did you mean `\($0)`?"] } ?? []
    if names.isEmpty { help = ["none is named here"] }
    if close == nil, !names.isEmpty {
      let shown = names.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
      help = ["\(kind): \(shown)" + (names.count > 12 ? " …" : "")]
    }
    report(.error(code, message, at: span, help: help, fix: close.map { FixIt(replace: span, with: $0) }))
  }
}

extension FindingCode {
  fileprivate static let tooManyErrors: FindingCode = "too-many-errors"
}
