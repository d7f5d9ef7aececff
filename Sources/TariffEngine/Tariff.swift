public import Quantities

/// The prices of one plan under one reading of every unclear clause: numbers and small ids, nothing to print.
///
/// A tariff knows no words. Charges, prices, limits and rates carry an `id` that whoever built the tariff chose, and
/// the lines of a `Bill` give it back, so that the same arithmetic runs in the command and in a page.
/// Amounts are in the currency's main unit; calls are measured in seconds, messages one by one, data in kilobytes.
public struct Tariff: Sendable {
  /// What is paid besides usage.
  public var charges: [Charge]
  /// Calls, messages, data; a group of usage names its service by the position here.
  public var services: [Service]
  /// Bank holidays, as days since the start of 1970: for hours that name them, and recorded calls, whose day is known.
  public var holidays: [Int] = []
  /// Discounts, credits, minimums and maximums, in the order in which they apply.
  public var adjustments: [Adjustment]
  /// Levies on top of the bill, in the order in which they are added.
  public var surcharges: [Surcharge]
  /// VAT.
  public var tax: Tax
  /// Where amounts are rounded.
  public var rounding: RoundingPoints

  /// A tariff.
  public init(
    charges: [Charge] = [], services: [Service] = [], surcharges: [Surcharge] = [], tax: Tax = .none,
    rounding: RoundingPoints = RoundingPoints(), adjustments: [Adjustment] = []
  ) {
    self.adjustments = adjustments
    self.charges = charges
    self.services = services
    self.surcharges = surcharges
    self.tax = tax
    self.rounding = rounding
  }

  /// VAT, on top of the prices or inside them.
  public struct Tax: Sendable, Hashable {
    /// Where the net amount of a price that contains VAT is taken.
    public enum NetPlace: Sendable, Hashable, CaseIterable {
      /// Each unit price is divided and rounded before it is multiplied.
      case unitPrice
      /// Each line of the bill.
      case line
      /// Only the total: the sum of the list prices stays what the customer pays.
      case total
    }
    /// Where VAT itself is rounded.
    public enum Place: Sendable, Hashable, CaseIterable {
      /// That of one unit, to the decimals of its price and cents at least; then each line. A line without one price
      /// for each unit, such as a discount, takes it of its own amount.
      case unitPrice
      /// Each line of the bill.
      case line
      /// The sum of each rate.
      case rate
      /// The sum of all rates; they share its cents by the largest remainder.
      case document
    }
    /// The share of the net amount: 1/5 for 20 %. What names no other rate has this one, by the position 0.
    public var rate: Rational
    /// Rates of charges and usage that have their own: the first by the position 1.
    public var others: [Rational] = []
    /// Where VAT is rounded; it matters to a bill with one rate only where each line is.
    public var place = Place.rate
    /// Whether prices contain it.
    public var isIncluded: Bool
    /// Where the net amount is taken when prices contain it.
    public var net: NetPlace

    /// VAT at `rate`.
    public init(rate: Rational, isIncluded: Bool = false, net: NetPlace = .total) {
      self.rate = rate
      self.isIncluded = isIncluded
      self.net = net
    }

    /// No VAT at all.
    public static let none = Tax(rate: .zero)

    /// The rate at a position.
    public func rate(_ position: Int) -> Rational { position == 0 ? rate : others[position - 1] }

    /// Whether lines have VAT of their own, so that they are rounded one by one.
    public var isOfLines: Bool {
      switch place {
      case .unitPrice, .line: true
      case .rate, .document: false
      }
    }
  }

  /// Where amounts are rounded, and how.
  public struct RoundingPoints: Sendable, Hashable {
    /// Where products are rounded to the cent.
    public enum Place: Sendable, Hashable, CaseIterable {
      /// Each call, message or session, then each line.
      case call
      /// Each line of the bill.
      case line
      /// Only the total; the lines then share its cents by the largest remainder.
      case total
    }
    /// Where products are rounded.
    public var place: Place
    /// To how many decimals, and which way.
    public var rounding: Rounding
    /// What each bill with VAT comes to a multiple of, the same way, by a line of its own: 1/20 for five centimes;
    /// nothing where it is not rounded.
    public var total: Rational?

    /// Each line to the cent, half up, unless said otherwise.
    public init(place: Place = .line, rounding: Rounding = .cents, total: Rational? = nil) {
      self.place = place
      self.rounding = rounding
      self.total = total
    }
  }

  /// A levy in percent of the bill.
  public struct Surcharge: Sendable, Hashable {
    /// Its name for whoever built the tariff.
    public var id: Int
    /// The share of the sum: 12/1000 for 1.2 %.
    public var rate: Rational
    /// Added to the net sum, so that VAT is taken on it too; otherwise to the gross sum, without VAT.
    public var isBeforeVAT: Bool

    /// A levy.
    public init(id: Int, rate: Rational, isBeforeVAT: Bool) {
      self.id = id
      self.rate = rate
      self.isBeforeVAT = isBeforeVAT
    }
  }
}
