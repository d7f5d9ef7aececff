public import Offers
public import Quantities

/// What a usage profile would pay for one plan of an offer, with every amount explained.
///
/// The three totals are the *default readings* of unclear clauses; `readings` and `range` say what the others give.
public struct Estimate: Sendable {
  /// How far the total can be trusted.
  public enum Status: String, Sendable, CaseIterable {
    /// Every part of the usage is priced.
    case priced
    /// Something has no price: the customer pays at least this.
    case lowerBound = "lower-bound"
    /// Even the recurring part has no price: no total is given.
    case unpriced
  }

  /// The offer's id.
  public var offer: String
  /// The plan's id.
  public var plan: String
  /// The currency of all amounts.
  public var currency: Currency
  /// Months the total covers.
  public var months: Int
  /// Why so many: the commitment, the profile, or twelve by default.
  public var monthsOrigin: MonthsOrigin
  /// How far the totals can be trusted.
  public var status: Status
  /// A month without one-off charges; nothing when unpriced.
  public var month: Totals?
  /// The first month, with what is paid once.
  public var firstMonth: Totals?
  /// All months.
  public var total: Totals?
  /// The total divided by the months, rounded to the cent.
  public var average: Totals?
  /// For a yearly payment: what is due each year.
  public var year: Totals?
  /// What each choice of each reading that matters gives, others at their default.
  public var readings: [ReadingResult]
  /// The least and the most over all combinations of readings that can be priced, and over all values of intervals.
  public var range: Range?
  /// The least and the most under the taken readings, where the profile has intervals; the other amounts and the lines
  /// are then those of the least numbers.
  public var spread: Spread?
  /// What of a month can be priced where its total cannot.
  public var rest: Totals?
  /// What is paid with the first bill and given back at the end: no part of any total.
  public var deposits: [Line] = []
  /// Conditions that the profile does not answer, with what an estimate under each would give; they are not met above.
  public var conditions: [OpenCondition] = []
  /// What has no price.
  public var missing: [Missing]
  /// What happens without changing the amount: a limit reached that blocks, a fair use that is not defined.
  public var events: [Event]
  /// The lines of the bill of a month, then of what is paid once.
  public var lines: [Line]
  /// What of the amounts paid once is paid with the order: a part of the totals, paid earlier.
  public var onOrder: [PaidOnOrder] = []
  /// Months of the contract that are not used to their end.
  public var partMonths: [PartMonth] = []
  /// Where VAT is rounded.
  public var vatPlace = RoundingRule.VATPlace.perRate
  /// The amounts by rate of VAT, where the offer has several; they add up to the totals.
  public var vatRates: [VATRate] = []
  /// What was taken for granted to compute it.
  public var assumptions: [Assumption]
  /// How amounts are rounded.
  public var rounding: Rounding

  /// What is paid month by month, where that was asked for.
  public var overTime: OverTime?

  /// Where the number of months comes from.
  public enum MonthsOrigin: Sendable, Hashable {
    /// Asked for.
    case requested
    /// The profile says it.
    case profile
    /// The commitment of the plan.
    case commitment
    /// Nothing says it: twelve.
    case standard
  }

  /// Without VAT, VAT, with VAT; they add up.
  public struct Totals: Sendable, Hashable {
    /// Without VAT.
    public var net: Figure
    /// VAT.
    public var vat: Figure
    /// With VAT.
    public var gross: Figure

    /// Amounts to the cent.
    public init(net: Figure, vat: Figure, gross: Figure) {
      self.net = net
      self.vat = vat
      self.gross = gross
    }
  }

  /// A reading and what its choices give.
  public struct ReadingResult: Sendable {
    /// The choice and its totals.
    public struct Choice: Sendable {
      /// The choice's name.
      public var name: String
      /// In a few words.
      public var say: String
      /// Whether it is the one the totals above take.
      public var isTaken: Bool
      /// How far this choice can be priced.
      public var status: Status
      /// A month under it; nothing when it cannot be priced.
      public var month: Totals?
      /// All months under it.
      public var total: Totals?
      /// What cannot be priced under it.
      public var missing: [Missing]

      /// A choice and its totals.
      public init(
        name: String, say: String, isTaken: Bool, status: Status, month: Totals?, total: Totals?, missing: [Missing]
      ) {
        self.name = name
        self.say = say
        self.isTaken = isTaken
        self.status = status
        self.month = month
        self.total = total
        self.missing = missing
      }
    }
    /// The reading's name.
    public var name: String
    /// The question to ask the provider.
    public var ask: String
    /// Its choices in the order written.
    public var choices: [Choice]

    /// A reading and what its choices give.
    public init(name: String, ask: String, choices: [Choice]) {
      self.name = name
      self.ask = ask
      self.choices = choices
    }
  }

  /// The least and the most.
  public struct Range: Sendable, Hashable {
    /// The least month.
    public var leastMonth: Totals
    /// The most expensive month.
    public var mostMonth: Totals
    /// The least total.
    public var leastTotal: Totals
    /// The most expensive total.
    public var mostTotal: Totals
    /// Whether every combination of readings was tried; otherwise each was varied alone.
    public var isComplete: Bool

    /// The least and the most.
    public init(leastMonth: Totals, mostMonth: Totals, leastTotal: Totals, mostTotal: Totals, isComplete: Bool) {
      self.leastMonth = leastMonth
      self.mostMonth = mostMonth
      self.leastTotal = leastTotal
      self.mostTotal = mostTotal
      self.isComplete = isComplete
    }
  }

  /// Something without a price, or a number the profile does not give.
  public struct Missing: Sendable, Hashable {
    /// What is missing.
    public enum What: String, Sendable, Hashable {
      /// The offer states no price, or only on request.
      case price
      /// No rule of the offer covers this usage.
      case rule
      /// The profile does not say how many.
      case number
      /// The price depends on the hour, and the profile does not say when.
      case hour
      /// A limit holds for a day, or for a period that is not the month which is billed.
      case period
      /// Each user has a limit of their own, and the profile does not say whose usage it is.
      case whose
      /// It is ordered beside another that it cannot be had with.
      case conflict
    }
    /// What is missing.
    public var what: What
    /// The row, the meter or the destination.
    public var id: String
    /// In words of the offer: its label, or the usage.
    public var label: String
    /// How much is concerned, when known: minutes, messages.
    public var quantity: Quantity?
    /// Where the offer says so; nothing when it says nothing.
    public var file: String?
    /// The line there.
    public var line: Int?
    /// The row it is missing for: what an example names under `missing`; nothing for usage that no row covers.
    public var row: String?
    /// The label of the row it cannot be had with, for a conflict.
    public var other: String?

    /// Something missing.
    public init(
      what: What, id: String, label: String, quantity: Quantity? = nil, file: String? = nil, line: Int? = nil,
      row: String? = nil
    ) {
      self.what = what
      self.id = id
      self.label = label
      self.quantity = quantity
      self.file = file
      self.line = line
      self.row = row
    }
  }

  /// Something that happens without a charge.
  public struct Event: Sendable, Hashable {
    /// What happens beyond the limit.
    public var consequence: Limit.Consequence
    /// The row of the limit.
    public var id: String
    /// The label of the row.
    public var label: String
    /// How much is beyond.
    public var quantity: Quantity
    /// Where the limit is written.
    public var file: String
    /// The line there.
    public var line: Int

    /// Something that happens.
    public init(consequence: Limit.Consequence, id: String, label: String, quantity: Quantity, file: String, line: Int)
    {
      self.consequence = consequence
      self.id = id
      self.label = label
      self.quantity = quantity
      self.file = file
      self.line = line
    }
  }
}
