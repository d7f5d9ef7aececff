/// A figure of a receipt that does not hold.
public struct Difference: Sendable, Equatable {
  /// Where it stands: `estimates[0].bills[1].net`.
  public var path: String
  /// What the receipt says.
  public var stated: String
  /// What comes of recomputing it, or what stands where the receipt says it is written.
  public var recomputed: String
}

/// What came of recomputing a receipt.
public struct Verification: Sendable {
  /// What does not hold, in the order of the receipt.
  public internal(set) var differences: [Difference] = []
  /// How many estimates were recomputed.
  public internal(set) var estimates = 0
  /// How many lines of bills.
  public internal(set) var lines = 0
  /// How many figures took part in an equation or a comparison.
  public internal(set) var figures = 0
  /// Words that were looked for where the receipt says they are written.
  public internal(set) var places = 0
  /// Whether everything holds.
  public var holds: Bool { differences.isEmpty }
}

/// Recomputes a receipt from its own figures, and compares what it says is written with the lines of the offers.
///
/// `offers` gives the lines of a file by its path in the receipt: nothing where it is not to be had, in which case what
/// is written there cannot be compared and counts as a difference. Without `offers` nothing is compared with files.
public func verify(
  receipt bytes: [UInt8], offers: ((String) -> [String]?)? = nil
) throws(Unreadable) -> Verification {
  let root = Node(value: try StrictJSON.value(of: bytes), path: "")
  guard case .object(let found) = root.value,
    case .string("bareme/receipt")? = found.first(where: { $0.name == "schema" })?.value
  else { throw root.fault("is none: its `schema` is not `bareme/receipt`") }
  let members = try root.members("schema", "version", "profile", "estimates", "seal")
  _ = try members["version"].whole(in: 2...3)
  var verifier = Verifier(offers: offers)
  try verifier.verify(profile: members["profile"])
  for estimate in try members["estimates"].items() { try verifier.verify(estimate: estimate) }
  let seal = members["seal"]
  let stated = try seal.text()
  if stated != root.value.seal { verifier.differ(seal, stated, "\(root.value.seal): a word or a figure was altered") }
  return verifier.result
}
