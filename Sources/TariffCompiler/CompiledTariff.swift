internal import Diagnostics
internal import Offers
internal import Quantities
public import TariffEngine

/// The prices of one plan under one reading of every clause, with what their ids stand for in the offer.
public struct CompiledTariff: Sendable {
  /// Numbers and ids.
  public var tariff: Tariff
  /// The meters by their position: `user`, `rerouted-calls`.
  public var meters: [String]
  /// The names of the readings that a price, a limit or a rounding depended on, in the order met.
  public var readings: [String]
  /// Which of them some part of the tariff has in common.
  var readingScopes = ReadingScopes()
  /// Rows of charges by id; one charge of the offer may be several of the tariff.
  var charges: [ChargeEntry] = []
  /// Prices by id, with the place they are written.
  var prices: [Located<Price>] = []
  /// Rates by id.
  var rates: [RateEntry] = []
  /// Limits by id, with the row they belong to.
  var limits: [(row: Row, limit: Limit, amount: Located<Quantity>)] = []
  /// Rows of inclusions by id.
  var inclusions: [Row] = []
  /// The VAT of charges and usage that have their own, by its position from 1; that of the offer is 0.
  var ownVATs: [OwnVAT] = []
  /// Levies by id.
  var surcharges: [Surcharge] = []
  /// Which service of the tariff is which kind of usage.
  var services: [UsageKind] = []
  /// The sets of destinations of each service, by their position over all services.
  var sets: [DestinationSet] = []
  /// The kind of usage of each of them.
  var kindsOfSets: [UsageKind] = []
  /// What changes the bill, by id.
  var adjustments: [AdjustmentEntry] = []
  /// Conditions that the profile does not answer, of rows that were passed over for it.
  var openConditions: [String] = []
  /// Rows that are ordered beside another that excludes them, and are not billed.
  var conflicts: [(row: Row, other: Row)] = []
  /// Months in which a price changes that pay that of their first day, because nobody says more.
  var firstDayPrices: [(month: Int, assumption: Estimate.Assumption)] = []
  /// The amount that each bill is rounded to, by its id; nothing where it is not.
  var roundedTotal: Int?
  /// Months that are not used to their end, in their order.
  var partMonths: [Estimate.PartMonth] = []
  /// What was taken for granted while compiling.
  var assumptions: [Estimate.Assumption] = []

  /// A charge of the tariff and its row.
  struct ChargeEntry {
    var row: Row
    var charge: Charge
    var unit: Unit?
    /// Where a state such as `not stated` is written.
    var span: Span
    /// First and last month it is due in; nothing for all.
    var months: ClosedRange<Int>?
    /// When it is due.
    var due: Tariff.Due
    /// The days of its month, where its price holds for a part of one only.
    var days: MonthUsage.Days?
    /// Whether it counts what happens in a year, of which a twelfth falls on a month.
    var isByYear = false
    /// Whether it is charged as it is used.
    var isUsed: Bool { charge.isUsed }
  }

  /// An adjustment of the tariff and its row.
  struct AdjustmentEntry {
    /// How an amount that is measured on the other side of VAT than the prices of the offer comes to theirs.
    enum Turn { case none, withVAT, withoutVAT }
    var row: Row
    /// Where its amount is written.
    var span: Span
    var kind: Adjustment.Kind
    var months: ClosedRange<Int>?
    var turn = Turn.none
    /// The VAT of its own, by its position.
    var tax = 0
    /// Rows beside which it does not hold.
    var excluded: [String] = []
  }

  /// A rate of the tariff and its row.
  struct RateEntry {
    var row: Row
    var kind: UsageKind
    /// Where its price or state is written.
    var span: Span
    /// First and last month it holds in; nothing for all.
    var months: ClosedRange<Int>?
  }
}
