public import Diagnostics

/// What is wrong with an amount, a quantity or a date as written; offsets are UTF-8 bytes of its text.
public struct LiteralFault: Error, Equatable, Sendable {
  /// The code of the finding it becomes.
  public let code: FindingCode
  /// The headline.
  public let message: String
  /// The bytes at fault.
  public let range: Range<Int>
  /// A few words under the carets.
  public let label: String
  /// What to write instead, line by line.
  public let help: [String]
  /// A certain replacement of the bytes at fault.
  public let replacement: String?

  init(
    _ code: FindingCode, _ message: String, at range: Range<Int>, label: String = "", help: [String] = [],
    replacement: String? = nil
  ) {
    self.code = code
    self.message = message
    self.range = range
    self.label = label
    self.help = help
    self.replacement = replacement
  }
}

extension FindingCode {
  /// `1.500`: thousands or decimals?
  static let ambiguousAmount: FindingCode = "ambiguous-amount"
  /// Digits that are no number: `15 00`, `1e400`, `½`.
  static let invalidNumber: FindingCode = "invalid-number"
  /// More than 10^12 minor units, or a quantity above 10^9.
  static let numberTooLarge: FindingCode = "number-too-large"
  /// More than six decimals.
  static let tooManyDecimals: FindingCode = "too-many-decimals"
  /// A price below zero.
  static let negativeNumber: FindingCode = "negative-number"
  /// An amount without its currency.
  static let missingCurrency: FindingCode = "missing-currency"
  /// A price in another currency than the offer's.
  static let foreignCurrency: FindingCode = "foreign-currency"
  /// A word behind a number or a slash that is no unit.
  static let unknownUnit: FindingCode = "unknown-unit"
  /// A unit that makes no sense in its place.
  static let unitMismatch: FindingCode = "unit-mismatch"
  /// A day that is not written `2024-09-25`, or does not exist.
  static let invalidDate: FindingCode = "invalid-date"
  /// A value that is neither a state nor a figure, and is not in quotes.
  static let unquotedWords: FindingCode = "unquoted-words"
}
