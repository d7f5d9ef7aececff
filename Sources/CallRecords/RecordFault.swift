/// Why a record is reported, by a name that stays.
public enum RecordFault: String, Sendable, Hashable, CaseIterable {
  /// More or fewer fields than the header, or a quoted field that is never closed.
  case malformed
  /// A field that every record needs is empty.
  case missingField = "missing-field"
  /// The start is not written `2026-03-01T08:30:00`.
  case badStart = "bad-start"
  /// The start is a day or a time that does not exist.
  case noSuchDate = "no-such-date"
  /// The caller or the callee is no number of at most fifteen digits with its country code.
  case badNumber = "bad-number"
  /// The length is not a whole number of seconds.
  case badSeconds = "bad-seconds"
  /// The length is below zero.
  case negativeSeconds = "negative-seconds"
  /// The length is beyond what one call lasts.
  case tooLong = "too-long"
  /// The direction is neither `in` nor `out`.
  case badDirection = "bad-direction"
  /// Whether it is forwarded is neither `yes` nor `no`.
  case badForwarded = "bad-forwarded"
  /// No prefix or class says where the call goes.
  case unknownDestination = "unknown-destination"
  /// It begins before a record above it.
  case outOfOrder = "out-of-order"
  /// It repeats a record above it in every field.
  case duplicate
  /// More calls of one line run at once than a line can hold.
  case overlap

  /// Whether the record is left out of the bill; otherwise it is rated and only reported.
  public var isLeftOut: Bool {
    switch self {
    case .overlap: false
    case .malformed, .missingField, .badStart, .noSuchDate, .badNumber, .badSeconds,
      .negativeSeconds, .tooLong,
      .badDirection, .badForwarded, .unknownDestination, .outOfOrder, .duplicate:
      true
    }
  }
}

/// A record that is reported, with its place in the file.
public struct RecordFinding: Sendable, Hashable {
  /// The line in the file, from 1.
  public var line: Int64
  /// Why.
  public var fault: RecordFault
  /// What stands there, or what is known of it, in a few words.
  public var detail: String
}

/// How many records were reported for one reason.
public struct FaultCount: Sendable, Hashable {
  /// Records.
  public var records: Int64 = 0
  /// Their seconds, as far as they can be read.
  public var seconds: Int64 = 0

  /// None.
  public init() {}
}
