internal import CallRecords

extension RecordSchema.Fault {
  /// What to say of a file of records whose first line does not name its columns.
  func ending(of file: String) -> CouldNotRun {
    let what =
      switch self {
      case .empty: "is empty; its first line must name the columns"
      case .lacks(let columns):
        "names no column \(columns.map { "`\($0)`" }.joined(separator: ", ")) in its first line"
      case .twice(let column): "names the column `\(column)` twice"
      case .unclosed: "has a first line with a quoted name that is never closed"
      }
    return CouldNotRun(message: "\(file) \(what)\nIt needs: start,caller,callee,seconds")
  }
}
