public import Quantities

extension Estimate {
  /// What leaving costs, by the last month of the service, besides the bills up to it.
  public struct Exit: Sendable {
    /// How far the amounts can be trusted.
    public enum Status: String, Sendable, Hashable {
      /// All of it is known.
      case priced
      /// Something is missing: it costs at least this.
      case lowerBound = "lower-bound"
      /// What matters is missing: no amount is given.
      case unpriced
      /// The offer does not say what leaving costs.
      case notStated = "not-stated"
    }
    /// How far the amounts can be trusted.
    public var status: Status
    /// The months at whose end the contract can be left, with what that costs.
    public var points: [ExitPoint]
    /// What is missing to know it.
    public var missing: [Missing]
    /// What the offer's author would ask about it; empty where nothing is missing.
    public var questions: [String]
    /// What the other choices of unclear clauses give.
    public var readings: [ExitReading]
    /// Where the offer says it; nothing where it does not.
    public var place: Place?

    /// The points as runs of months that cost the same.
    public var runs: [ClosedRange<Int>] {
      var runs: [ClosedRange<Int>] = []
      for (index, point) in points.enumerated() {
        if let last = runs.last, points[last.upperBound].totals == point.totals {
          runs[runs.count - 1] = last.lowerBound...index
        } else {
          runs.append(index...index)
        }
      }
      return runs
    }
  }

  /// Leaving at the end of a month.
  public struct ExitPoint: Sendable, Hashable {
    /// The last month wanted, counted from 1.
    public var month: Int
    /// The day the contract ends: that month's last, or the first after it on which it can end. Nothing where the
    /// start of the contract is not known.
    public var end: Day?
    /// The last day on which notice can arrive for that, where the offer says how long it is.
    public var noticeBy: Day?
    /// What it costs besides the bills up to that month.
    public var totals: Totals
    /// These bills and what leaving costs.
    public var paid: Totals
    /// What it is made of.
    public var parts: [ExitPart]
  }

  /// One amount of what leaving costs.
  public struct ExitPart: Sendable, Hashable {
    /// What it is due for.
    public enum What: String, Sendable, Hashable {
      /// A fee.
      case fee
      /// Months until the contract can end.
      case untilEnd = "until-end"
      /// Subscriptions of months left of the commitment.
      case remaining
      /// Usage of months left of the commitment.
      case usage
      /// Months paid in advance that are given back: an amount below zero.
      case refund
    }
    /// What it is due for.
    public var what: What
    /// The row it comes from.
    public var id: String
    /// Its label.
    public var label: String
    /// The months it is counted over.
    public var months: ClosedRange<Int>?
    /// The share that is due.
    public var share: Rational
    /// What the share is taken of, without VAT.
    public var whole: Figure
    /// The amount without VAT.
    public var net: Figure
    /// Where it is written.
    public var place: Place?
  }

  /// An unclear clause about leaving, and what its choices give.
  public struct ExitReading: Sendable {
    /// A choice.
    public struct Choice: Sendable {
      /// Its name.
      public var name: String
      /// In a few words.
      public var say: String
      /// Whether it is the one that the points take.
      public var isTaken: Bool
      /// How far it can be priced.
      public var status: Exit.Status
      /// What leaving costs under it.
      public var points: [ExitPoint]
    }
    /// Its name.
    public var name: String
    /// The question to ask the provider.
    public var ask: String
    /// Its choices in the order written.
    public var choices: [Choice]
  }
}
