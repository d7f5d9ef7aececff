/// What stands under a heading.
public indirect enum Block: Sendable {
  /// A run of text.
  case paragraph([Inline])
  /// A smaller heading inside a section.
  case subheading(String)
  /// Items in order; `ordered` numbers them.
  case list(ordered: Bool, items: [[Inline]])
  /// Rows and columns.
  case table(Table)
  /// The few amounts a reader looks for first, shown large.
  case keyFigures([KeyFigure])
  /// Bars of comparable amounts, cheapest marked; always repeated as text.
  case bars([Bar])
  /// Lines of amounts over a quantity; the numbers stand in a table beside it.
  case chart(Chart)
  /// Blocks behind a summary line, closed on screen and open in print: what is identical everywhere, lists of names.
  case details(summary: [Inline], blocks: [Block])
}

/// An amount to be seen first, with its name and how it comes about.
public struct KeyFigure: Sendable {
  /// "Par mois, au moins".
  public var label: [Inline]
  /// The amount.
  public var value: [Inline]
  /// "53,30 + 15,00".
  public var explanation: [Inline]

  /// An amount to be seen first.
  public init(label: [Inline], value: [Inline], explanation: [Inline] = []) {
    self.label = label
    self.value = value
    self.explanation = explanation
  }
}

/// One bar of a chart of amounts.
public struct Bar: Sendable {
  /// Whose amount.
  public var label: [Inline]
  /// The amount as shown.
  public var value: [Inline]
  /// Its length in thousandths of the longest bar, 0 to 1000; nothing where the amount is not known.
  public var thousandths: Int?
  /// Marked as the lowest of those that can be ranked.
  public var isBest: Bool

  /// A bar.
  public init(label: [Inline], value: [Inline], thousandths: Int?, isBest: Bool = false) {
    self.label = label
    self.value = value
    self.thousandths = thousandths
    self.isBest = isBest
  }
}

/// Rows and columns about one topic.
public struct Table: Sendable {
  /// How a column's cells stand.
  public enum Alignment: String, Sendable {
    /// Words.
    case start
    /// Amounts and counts.
    case end
  }
  /// A column of values; the row's own label is not a column.
  public struct Column: Sendable {
    /// The full name.
    public var header: [Inline]
    /// A short name for narrow screens; empty to use the full one.
    public var short: String
    /// How cells stand.
    public var alignment: Alignment
    /// The column of the best offer for the reader's profile.
    public var isBest: Bool

    /// A column.
    public init(header: [Inline], short: String = "", alignment: Alignment = .start, isBest: Bool = false) {
      self.header = header
      self.short = short
      self.alignment = alignment
      self.isBest = isBest
    }
  }
  /// What a row is.
  public enum RowKind: String, Sendable {
    /// A heading across all columns.
    case group
    /// A label and its values.
    case plain
    /// A sum of the rows above.
    case total
  }
  /// A label and one cell for each column, or one cell that spans several.
  public struct Row: Sendable {
    /// What the row is.
    public var kind: RowKind
    /// Stable name: the id of the row in the offer.
    public var id: String
    /// The label as the offer prints it.
    public var label: [Inline]
    /// The values; the spans of all cells add up to the number of columns. Empty for a group.
    public var cells: [Cell]

    /// A row.
    public init(kind: RowKind = .plain, id: String, label: [Inline], cells: [Cell]) {
      self.kind = kind
      self.id = id
      self.label = label
      self.cells = cells
    }
  }
  /// A value in its place.
  public struct Cell: Sendable {
    /// What it shows; each element is a line of its own.
    public var lines: [[Inline]]
    /// How many columns it covers: a value that holds for all plans is written once.
    public var columnSpan: Int

    /// A cell.
    public init(_ lines: [[Inline]], columnSpan: Int = 1) {
      self.lines = lines
      self.columnSpan = columnSpan
    }
  }

  /// Stable name.
  public var id: String
  /// What the table is about; shown above it.
  public var caption: [Inline]
  /// What the column of labels holds, for those who do not see the table.
  public var rowHeader: String
  /// The columns of values.
  public var columns: [Column]
  /// The rows in order.
  public var rows: [Row]

  /// A table.
  public init(id: String, caption: [Inline], rowHeader: String, columns: [Column], rows: [Row]) {
    self.id = id
    self.caption = caption
    self.rowHeader = rowHeader
    self.columns = columns
    self.rows = rows
  }
}
