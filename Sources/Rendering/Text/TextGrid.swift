internal import DocumentTree

/// Columns of short values side by side.
///
/// Every value stands on one line: values that wrapped beside each other would mix their words, and the order in which
/// a reader, or a screen reader, meets them would differ from the other formats. Rows that do not fit are refused one
/// by one, and their table writes them as paragraphs.
struct TextGrid {
  /// A row's label and, for each cell, its text on one line, if it has one, and the columns it covers.
  struct Row {
    var label: String
    var cells: [(text: String?, span: Int)]
  }

  private static let gap = 2
  private static let leastLabelWidth = 16

  private let labelWidth: Int
  private let widths: [Int]
  private let alignments: [Table.Alignment]

  /// A grid for the rows that can be part of it; nothing when fewer than half of those with columns can.
  init?(names: [String], alignments: [Table.Alignment], rows: [Row], width: Int) {
    let divided = rows.filter { $0.cells.count > 1 }
    for widest in [30, 22, 16, 12, 9] {
      let fitting = rows.filter { row in
        row.cells.allSatisfy { cell in cell.text.map { TextWidth.of($0) <= widest * cell.span } ?? false }
      }
      var widths = names.map { TextWrap.widestWord($0) }
      for row in fitting {
        var column = 0
        for cell in row.cells where column < widths.count {
          if cell.span == 1 { widths[column] = max(widths[column], TextWidth.of(cell.text ?? "")) }
          column += cell.span
        }
      }
      let rest = width - widths.reduce(0, +) - TextGrid.gap * widths.count
      guard rest >= TextGrid.leastLabelWidth, fitting.count(where: { $0.cells.count > 1 }) * 2 >= divided.count else {
        continue
      }
      let longestLabel = rows.reduce(TextGrid.leastLabelWidth) { max($0, TextWidth.of($1.label)) }
      labelWidth = min(rest, longestLabel)
      self.widths = widths
      self.alignments = alignments
      return
    }
    return nil
  }

  /// The columns of the whole grid.
  var width: Int { labelWidth + widths.reduce(0, +) + TextGrid.gap * widths.count }

  /// The names of the columns, on as many lines as they need, and a rule.
  func head(rowHeader: String, names: [String]) -> [String] {
    let wrapped = zip(names, widths).map { TextWrap.lines($0, width: $1) }
    let labels = TextWrap.lines(rowHeader, width: labelWidth)
    let height = wrapped.reduce(max(1, labels.count)) { max($0, $1.count) }
    let lines = (0..<height).map { index in
      line(
        index < height - labels.count ? "" : labels[index - height + labels.count],
        wrapped.map { index < height - $0.count ? "" : $0[index - height + $0.count] }.map { ($0, 1) })
    }
    return lines + [rule]
  }

  /// A line of dashes.
  var rule: String { String(repeating: "-", count: width) }

  /// The row on its lines, values beside the last line of the label; nothing when a value is too wide.
  func lines(of row: Row) -> [String]? {
    var column = 0
    var cells: [(String, Int)] = []
    for cell in row.cells {
      guard let text = cell.text, column + cell.span <= widths.count,
        TextWidth.of(text) <= width(from: column, span: cell.span)
      else { return nil }
      cells.append((text, cell.span))
      column += cell.span
    }
    let labels = TextWrap.lines(row.label, width: labelWidth)
    return labels.dropLast() + [line(labels.last ?? "", cells)]
  }

  private func width(from column: Int, span: Int) -> Int {
    widths[column..<column + span].reduce(0, +) + TextGrid.gap * (span - 1)
  }

  private func line(_ label: String, _ cells: [(text: String, span: Int)]) -> String {
    var result = TextWrap.padded(label, to: labelWidth)
    var column = 0
    for cell in cells {
      let atEnd = cell.span == 1 && alignments[column] == .end
      result += String(repeating: " ", count: TextGrid.gap)
      result += TextWrap.padded(cell.text, to: width(from: column, span: cell.span), atEnd: atEnd)
      column += cell.span
    }
    return result
  }
}
