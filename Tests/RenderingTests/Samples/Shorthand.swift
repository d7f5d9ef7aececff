import DocumentTree
import Quantities

/// Short ways to write documents in tests.
enum Write {
  static func euro(_ digits: Int64, per: [Unit] = [], _ text: String, line: Int = 10) -> Inline {
    .fact(
      Fact(
        .price(Price(Figure(digits: digits, decimals: 2), .eur, per: per)), text: text,
        origin: Origin(file: "Offers/example.yaml", line: line)))
  }

  static func rouble(_ whole: Int64, per: [Unit] = []) -> Inline {
    let digits = String(whole)
    let grouped = whole < 1000 ? digits : digits.dropLast(3) + "\u{A0}" + digits.suffix(3)
    return .fact(Fact(.price(Price(Figure(whole), .rub, per: per)), text: "\(grouped)\u{A0}₽"))
  }

  static func count(_ whole: Int64, _ unit: Unit, _ text: String) -> Inline {
    .fact(Fact(.quantity(Quantity(Figure(whole), unit)), text: text))
  }

  static func state(_ state: FactValue.State, _ text: String) -> Inline { .fact(Fact(.state(state), text: text)) }

  static func day(_ year: Int, _ month: Int, _ day: Int, _ text: String) -> Fact {
    guard let value = Day(year: year, month: month, day: day) else { preconditionFailure("no such day") }
    return Fact(.day(value), text: text)
  }

  static func row(_ id: String, _ label: String, _ values: Inline..., kind: Table.RowKind = .plain) -> Table.Row {
    Table.Row(kind: kind, id: id, label: [.text(label)], cells: values.map { Table.Cell([[$0]]) })
  }

  static func group(_ id: String, _ label: String) -> Table.Row {
    Table.Row(kind: .group, id: id, label: [.text(label)], cells: [])
  }

  static func prices(_ id: String, _ caption: String, _ rows: [Table.Row]) -> Block {
    .table(
      Table(
        id: id, caption: [.text(caption)], rowHeader: "Élément",
        columns: [Table.Column(header: [.text("Prix")], alignment: .end)], rows: rows))
  }
}
