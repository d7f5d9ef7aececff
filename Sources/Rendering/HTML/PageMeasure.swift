internal import DocumentTree

/// What a page decides by the size of its content, never by its meaning.
enum PageMeasure {
  /// How the cells of a table are set.
  enum Layout: String {
    /// Amounts and a few words: columns stay side by side on a phone.
    case values
    /// Sentences: on a phone each cell is a paragraph under the name of its column.
    case prose
  }

  /// How many characters a value may have to stand beside its neighbours on a phone 320 points wide.
  private static func longestShortValue(columns: Int) -> Int {
    switch columns {
    case ...1: 30
    case 2: 20
    case 3: 14
    default: 10
    }
  }

  static func layout(of row: Table.Row, columns: Int) -> Layout {
    let longest = longestShortValue(columns: columns)
    let longestWord = columns > 3 ? 9 : longest
    let isShort = row.cells.allSatisfy { cell in
      let span = max(1, cell.columnSpan)
      return cell.lines.count <= 3
        && cell.lines.allSatisfy { line in
          let text = plain(line)
          return TextWidth.of(text) <= longest * span && TextWrap.widestWord(text) <= longestWord * span
        }
    }
    return isShort && columns <= 6 ? .values : .prose
  }

  static func layout(of table: Table) -> Layout {
    table.rows.contains { layout(of: $0, columns: table.columns.count) == .prose } ? .prose : .values
  }

  /// Sentences are set from the left, also in a column of amounts.
  static func isSentence(_ cell: Table.Cell) -> Bool { cell.lines.contains { TextWidth.of(plain($0)) > 32 } }

  /// `wide` when a sheet of paper's width would crowd the columns, `widest` when an upright sheet would.
  static func width(of document: Document) -> String {
    let columns = document.sections.flatMap(\.blocks).reduce(0) { max($0, columnCount($1)) }
    return columns > 5 ? "wide widest" : columns > 2 ? "wide" : "sheet"
  }

  private static func columnCount(_ block: Block) -> Int {
    switch block {
    case .table(let table): table.columns.count
    case .details(summary: _, blocks: let blocks): blocks.reduce(0) { max($0, columnCount($1)) }
    case .paragraph, .subheading, .list, .keyFigures, .bars, .chart: 0
    }
  }

  /// The title of the window: what it is about, then what it is.
  static func title(of document: Document) -> String {
    let provider = document.provider.first.map(plain) ?? ""
    return [document.title, document.kicker, provider].filter { !$0.isEmpty }.joined(separator: " – ")
  }

  /// The media type of another format, by the ending of the link.
  static func mediaType(of link: Link) -> String {
    let ending = link.target.split(separator: ".").last.map(String.init) ?? ""
    let format = OutputFormat.allCases.first { $0.fileExtension == ending }
    return format?.mediaType.split(separator: ";").first.map(String.init) ?? ""
  }

  /// Whether there is something to follow in a text.
  static func isLinked(_ inlines: [Inline]) -> Bool {
    inlines.contains { inline in
      switch inline {
      case .link, .note: true
      case .strong(let inner), .muted(let inner): isLinked(inner)
      case .text, .fact: false
      }
    }
  }

  /// The words of a text without its notes.
  static func plain(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): text
      case .fact(let fact): fact.text
      case .strong(let inner), .muted(let inner): plain(inner)
      case .link(let link): link.text
      case .note: ""
      }
    }.joined()
  }
}
