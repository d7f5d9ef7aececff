/// A line of a file with marks under the part that matters.
struct Excerpt {
  /// How wide an excerpt may be before the line is cut around its marks.
  static let widest = 160

  /// 1-based number of the line.
  let number: Int
  /// The line as written.
  let line: String
  /// Blanks up to the marked part, with the tabs of the line.
  let margin: String
  /// The marks, `^^^` or `---`.
  let marks: String

  /// Marks the part of `span` that stands on its first line.
  init(_ span: Span, mark: Character) {
    number = span.line
    let bytes = span.file.lineBytes(number)
    var cells = DisplayCell.cells(of: bytes)
    // A byte order mark is not part of the line.
    if number == 1, let first = cells.first, span.file.bytes.starts(with: [0xEF, 0xBB, 0xBF]), first.range.count == 3 {
      cells.removeFirst()
    }
    let start = span.range.lowerBound
    var before = cells.prefix { $0.range.upperBound <= start }
    var marked = cells[before.endIndex...].prefix { $0.range.lowerBound < span.range.upperBound }
    var after = cells[marked.endIndex...]
    let total = cells.reduce(0) { $0 + $1.width }
    var isCutBefore = false
    var isCutAfter = false
    if total > Excerpt.widest {
      isCutBefore = before.count > 60
      before = before.suffix(60)
      isCutAfter = marked.count > 60 || marked.count + after.count > 90
      let isCutInside = marked.count > 60
      marked = marked.prefix(60)
      after = isCutInside ? [] : after.prefix(max(0, 90 - marked.count))
    }
    line =
      (isCutBefore ? "…" : "") + (before + marked + after).map(\.text).joined() + (isCutAfter ? "…" : "")
    margin =
      (isCutBefore ? " " : "")
      + before.map { $0.text == "\t" ? "\t" : String(repeating: " ", count: $0.width) }.joined()
    marks = String(repeating: mark, count: max(1, marked.reduce(0) { $0 + $1.width }))
  }
}
