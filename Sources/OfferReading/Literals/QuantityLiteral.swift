public import Quantities

extension Literal {
  /// Reads a number of something: `100 correspondents/user/month`, `2 h/month`, `300 MB`.
  public static func quantity(_ text: String) -> Result<Quantity, LiteralFault> {
    Result { () throws(LiteralFault) in
      var cursor = TextCursor(text)
      let quantity = try cursor.quantity()
      try cursor.expectEnd(after: "the quantity")
      return quantity
    }
  }

  /// Reads a percentage: `20 %`, `1,2 %`.
  public static func percentage(_ text: String) -> Result<Figure, LiteralFault> {
    Result { () throws(LiteralFault) in
      var cursor = TextCursor(text)
      cursor.skipSpaces()
      let figure = try cursor.number(isAmount: false)
      cursor.skipSpaces()
      let start = cursor.position
      guard cursor.take("%") else {
        throw LiteralFault(
          .unknownUnit, "a percentage ends in `%`", at: cursor.bytes(start, cursor.scalars.count),
          help: ["write `\(figure.plain) %`"])
      }
      try cursor.expectEnd(after: "the percentage")
      return figure
    }
  }

  /// Reads a plain number: `2.5`, `1 040`.
  public static func number(_ text: String) -> Result<Figure, LiteralFault> {
    Result { () throws(LiteralFault) in
      var cursor = TextCursor(text)
      cursor.skipSpaces()
      let figure = try cursor.number(isAmount: false)
      try cursor.expectEnd(after: "the number")
      return figure
    }
  }

  /// Reads `6 to 9 persons`; the first number may name the unit too.
  static func range(_ text: String) -> Result<(Quantity, Quantity), LiteralFault> {
    Result { () throws(LiteralFault) in
      var cursor = TextCursor(text)
      cursor.skipSpaces()
      let start = cursor.position
      let first = try cursor.number(isAmount: false)
      cursor.skipSpaces()
      let unitStart = cursor.position
      let own: Unit? = cursor.take("to ") ? nil : try cursor.unit()
      if own != nil {
        cursor.skipSpaces()
        _ = cursor.take("to ")
      }
      cursor.skipSpaces()
      let second = try cursor.quantity()
      try cursor.expectEnd(after: "the range")
      if let own, own != second.unit {
        throw LiteralFault(
          .unitMismatch, "a range goes from `\(own.rawValue)` to `\(second.unit.rawValue)`",
          at: cursor.bytes(unitStart, cursor.position), help: ["write both ends in one unit"])
      }
      guard first.value <= second.figure.value else {
        throw LiteralFault(
          .invalidNumber, "the range ends before it begins", at: cursor.bytes(since: start),
          help: ["write the smaller number first"])
      }
      return (Quantity(first, second.unit, per: second.per), second)
    }
  }
}

extension TextCursor {
  mutating func quantity() throws(LiteralFault) -> Quantity {
    skipSpaces()
    let figure = try number(isAmount: false)
    skipSpaces()
    let unit = try unit()
    return Quantity(figure, unit, per: try perUnits())
  }
}
