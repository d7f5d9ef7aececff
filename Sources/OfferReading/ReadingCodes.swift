internal import Diagnostics

extension FindingCode {
  /// A key that does not belong where it stands.
  static let unknownKey: FindingCode = "unknown-key"
  /// A key that must be there.
  static let requiredKey: FindingCode = "required-key"
  /// Text, a list or a mapping where another of them belongs.
  static let wrongShape: FindingCode = "wrong-shape"
  /// A key or an item without a value.
  static let emptyValue: FindingCode = "empty-value"
  /// A word that is none of those that may stand here.
  static let unknownWord: FindingCode = "unknown-word"
  /// An id that is not lower-case words joined by hyphens.
  static let invalidId: FindingCode = "invalid-id"
  /// Two things of one name.
  static let duplicateId: FindingCode = "duplicate-id"
  /// A file that begins with none of the keys a file may begin with.
  static let unknownFileKind: FindingCode = "unknown-file-kind"
  /// `extends` names no base.
  static let unknownBase: FindingCode = "unknown-base"
  /// Bases that extend each other.
  static let circularBase: FindingCode = "circular-base"
  /// `removed` where the base has nothing.
  static let nothingToRemove: FindingCode = "nothing-to-remove"
  /// A plan that the offer does not have.
  static let unknownPlan: FindingCode = "unknown-plan"
  /// `others` where every plan is named, or no plan is.
  static let needlessOthers: FindingCode = "needless-others"
  /// A reading that the offer does not have.
  static let unknownReading: FindingCode = "unknown-reading"
  /// A choice that the reading does not have.
  static let unknownChoice: FindingCode = "unknown-choice"
  /// A value by reading that says nothing for one of its choices.
  static let choiceWithoutValue: FindingCode = "choice-without-value"
  /// A reading with fewer than two choices.
  static let singleChoice: FindingCode = "single-choice"
  /// A row that the offer does not have.
  static let unknownRow: FindingCode = "unknown-row"
  /// `beyond` names a row that states no quantity.
  static let rowWithoutQuantity: FindingCode = "row-without-quantity"
  /// A note that the offer does not have.
  static let unknownNote: FindingCode = "unknown-note"
  /// `{…}` quotes nothing.
  static let unknownQuote: FindingCode = "unknown-quote"
  /// A brace without its partner.
  static let unbalancedBrace: FindingCode = "unbalanced-brace"
  /// A list of destinations that the offer does not have.
  static let unknownList: FindingCode = "unknown-list"
  /// A place that the table of territories does not know.
  static let unknownDestination: FindingCode = "unknown-destination"
  /// A provider, an offer, a profile or another file that the folder does not have.
  static let unknownReference: FindingCode = "unknown-reference"
  /// An exchange rate of nothing, between one currency and itself, or with too many digits.
  static let invalidRate: FindingCode = "invalid-rate"
  /// Two exchange rates that cannot both be true.
  static let contradictoryRates: FindingCode = "contradictory-rates"
  /// A line of calls, messages or data that cannot be read.
  static let invalidUsage: FindingCode = "invalid-usage"
  /// Hours of the week that cannot be read.
  static let invalidHours: FindingCode = "invalid-hours"
  /// A tier that does not go beyond the one before.
  static let tiersNotAscending: FindingCode = "tiers-not-ascending"
  /// Two keys that cannot stand together, or one without the other that it needs.
  static let conflictingKeys: FindingCode = "conflicting-keys"
}

extension FindingCode {
  /// Every code that reading an offer can report; each has a page of explanation.
  static let ofReading: [FindingCode] = [
    .unknownKey,
    .requiredKey,
    .wrongShape,
    .emptyValue,
    .unknownWord,
    .invalidId,
    .duplicateId,
    .unknownFileKind,
    .unknownBase,
    .circularBase,
    .nothingToRemove,
    .unknownPlan,
    .needlessOthers,
    .unknownReading,
    .unknownChoice,
    .choiceWithoutValue,
    .singleChoice,
    .unknownRow,
    .rowWithoutQuantity,
    .unknownNote,
    .unknownQuote,
    .unbalancedBrace,
    .unknownList,
    .unknownDestination,
    .unknownReference,
    .invalidUsage,
    .invalidRate,
    .contradictoryRates,
    .ambiguousAmount,
    .invalidNumber,
    .numberTooLarge,
    .tooManyDecimals,
    .negativeNumber,
    .missingCurrency,
    .foreignCurrency,
    .unknownUnit,
    .unitMismatch,
    .vatUnclear,
    .invalidDate,
    .unquotedWords,
    .invalidHours,
    .tiersNotAscending,
    .conflictingKeys,
  ]
}
