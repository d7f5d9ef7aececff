public import Offers
public import Quantities

extension Estimate {
  /// What a plan costs month by month: the cash flow, the commitment and what follows it, the cost over three years.
  public struct OverTime: Sendable {
    /// The day the contract begins; nothing where nobody says, and months have numbers only.
    public var start: Day?
    /// Every month the estimate covers; empty when it is unpriced. Their sums are the total, to the cent.
    public var months: [Month]
    /// How long the customer is bound, and what comes then.
    public var commitment: Commitment
    /// What leaving costs, month by month.
    public var exit: Exit
    /// The cost over three years; nothing when the estimate is unpriced, or is for a part of a month.
    public var threeYear: ThreeYear?

    /// The months as runs of equal ones, in order.
    public var runs: [MonthRun] {
      var runs: [MonthRun] = []
      for month in months {
        if let last = runs.last, last.last.flow == month.flow, last.last.number + 1 == month.number {
          runs[runs.count - 1].last = month
        } else {
          runs.append(MonthRun(first: month, last: month))
        }
      }
      return runs
    }
  }

  /// A month of the contract and what is paid with its bill.
  public struct Month: Sendable, Hashable {
    /// Counted from 1.
    public var number: Int
    /// Its first day, where the start of the contract is known.
    public var from: Day?
    /// Its last day.
    public var to: Day?
    /// What is paid.
    public var flow: Flow
    /// All months up to and with this one.
    public var cumulative: Totals
  }

  /// What a month's bill is made of, without VAT unless said otherwise; the parts add up to `totals.net`.
  public struct Flow: Sendable, Hashable {
    /// Subscriptions, options, minimums.
    public var recurring: Figure
    /// Calls, messages, data.
    public var usage: Figure
    /// Levies in percent of the bill.
    public var levies: Figure
    /// What is paid for twelve months in advance.
    public var yearly: Figure
    /// What is paid once.
    public var once: Figure
    /// The bill.
    public var totals: Totals
    /// Deposits paid, or given back in the last month, then below zero: no part of the bill.
    public var deposit: Figure
  }

  /// Consecutive months that cost the same.
  public struct MonthRun: Sendable, Hashable {
    /// The first of them.
    public var first: Month
    /// The last; the first itself where it stands alone.
    public var last: Month
    /// What each of them costs.
    public var flow: Flow { first.flow }
  }

  /// How long the customer is bound.
  public struct Commitment: Sendable, Hashable {
    /// Who says how long.
    public enum Origin: Sendable, Hashable {
      /// The offer.
      case offer
      /// Whoever asked for the estimate: the offer leaves it open.
      case asked
    }
    /// Months; `none` where the offer says there is none, nothing where it says nothing at all.
    public var length: Term.Length?
    /// Whole months of it; nothing where there is none, or where it is not known.
    public var months: Int?
    /// Who says so.
    public var origin: Origin
    /// The last day of it, where the start of the contract is known.
    public var lastDay: Day?
    /// What happens at its end; nothing where the offer says nothing.
    public var renewal: Term.Length?
    /// How long before its end notice is given; nothing where the offer says nothing.
    public var notice: Term.Length?
  }
}
