public import TariffEngine

/// What is known of the records of a file: what they cost, and how many were rated, incoming, left out.
public struct RecordRating: Sendable {
  /// What the calls cost so far.
  public internal(set) var rater: CallRater
  /// Which records there were.
  var watch: RecordWatch

  /// A rating that has not begun; a line may hold `parallel` calls at once, any number if that is 0.
  public init(_ rater: CallRater, parallel: Int = 2) {
    self.init(rater, RecordWatch(parallel: parallel, isOrderShared: rater.isOrderShared))
  }

  init(_ rater: CallRater, _ watch: RecordWatch) {
    self.rater = rater
    self.watch = watch
  }

  /// Records that were reported, by reason.
  public var faults: [RecordFault: FaultCount] { watch.faults }
  /// Incoming calls, which cost nothing.
  public var incoming: FaultCount { watch.incoming }
  /// Records that were rated.
  public var rated: FaultCount { watch.rated }
  /// Lines read, the header with them.
  public var linesRead: Int64 { watch.linesRead }
  /// Whether any record was reported.
  public var hasFindings: Bool { !watch.faults.isEmpty }

  /// The number of a line of the rater.
  public func number(of line: Int32) -> Int64 { watch.lines.numbers[Int(line)] }
}
