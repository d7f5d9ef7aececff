/// Why a line of a file of profiles is reported and left out, by a name that stays.
public enum ProfileFault: String, Sendable, Hashable, CaseIterable {
  /// More or fewer fields than the header, a quoted field that is never closed, no object.
  case malformed
  /// A name that the first line does not have.
  case unknownName = "unknown-name"
  /// No number, or one below nothing, or a number of calls that is not whole.
  case badNumber = "bad-number"
  /// What the customer has cannot be read.
  case badHolding = "bad-holding"
  /// An amount that does not fit.
  case tooLarge = "too-large"
}

/// A line that is reported.
public struct ProfileFinding: Sendable, Hashable {
  /// The line in the file, from 1.
  public var line: Int64
  /// Why.
  public var fault: ProfileFault
  /// What stands there.
  public var detail: String
}
