public import XMLKit

/// Why a document cannot take a format. Nothing is written when one of these is thrown.
public enum RenderingFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// A text holds a character that a format cannot carry.
  case text(document: String, XMLFault)
  /// A text refers to a note that the document does not have.
  case missingNote(document: String, note: String)
  /// The cells of a row do not fill the columns.
  case unevenRow(document: String, table: String, row: String, cells: Int, columns: Int)
  /// Details inside details, deeper than a page can show.
  case nestedTooDeep(document: String)

  /// One line for the console.
  public var description: String {
    switch self {
    case .text(let document, let fault): "document '\(document)': \(fault.message)"
    case .missingNote(let document, let note): "document '\(document)': there is no note '\(note)'"
    case .unevenRow(let document, let table, let row, let cells, let columns):
      "document '\(document)', table '\(table)', row '\(row)': the cells cover \(cells) columns of \(columns)"
    case .nestedTooDeep(let document): "document '\(document)': blocks are nested deeper than \(DocumentCheck.depth)"
    }
  }
}
