internal import Offers
public import Quantities

extension Estimate {
  /// Something that was taken for granted, with what it is about.
  public struct Assumption: Sendable, Hashable {
    /// What was taken for granted.
    public var kind: Kind
    /// Where the offer or the price sheet has it; nothing for what comes from usage alone.
    public var place: Place?

    /// What was taken for granted.
    public enum Kind: Sendable, Hashable {
      /// The rate of VAT, with the author's reason.
      case vat(Figure, because: String)
      /// A period is counted so many times a year, and a month is a twelfth of that.
      case period(Unit, timesAYear: Rational)
      /// A limit that holds for another period counts so many times a year, and a month has a twelfth of that.
      case limit(Quantity, timesAYear: Rational)
      /// Calls use up a limit by their length, whatever steps they are billed in.
      case countedByLength(Quantity)
      /// What happens so often in a year happens evenly over its months, since nobody says when.
      case spreadOverYear(String)
      /// Calls are billed by the second: the offer does not say.
      case bySecond
      /// Prices of a sheet, by its title, stand in for those the offer leaves open.
      case prices(of: String)
      /// A limit for each user is taken for their sum, since nobody says whose usage it is.
      case pooled(Quantity, each: Unit?)
      /// Calls are spread evenly over the numbers they reach.
      case spread(Quantity)
      /// Calls reach no new number, since nobody says how many they reach.
      case noNewCorrespondents(Quantity)
      /// No call is longer than the limit, since only their sum is known.
      case shortCalls(Quantity)
      /// Calls are not more than the limit, since only their sum is known.
      case fewCalls(Quantity)
      /// Usage beyond several limits of a row is charged once: the largest surplus.
      case largestSurplus(of: String)
      /// The part of a call beyond a limit pays the fee of a call, of the row.
      case feeOfPart(of: String)
      /// The part of a call beyond a limit is priced as a call of its own, at the rate of the row.
      case partAsCall(of: String)
      /// A call pays the price of the hour it begins in, at the rate of the row.
      case priceOfStart(of: String)
      /// A call is included by the hour it begins in, by the row.
      case includedByStart(of: String)
      /// No usage is on a bank holiday, on which the row holds or does not.
      case noHolidays(of: String)
      /// Calls of which only the sum is given all have their mean length.
      case meanLength
      /// The price of a row changes on a day, and nobody says when the contract begins: the one before is taken.
      case undatedChange(of: String, from: Day)
      /// The price of a row changes within a month of the contract, which pays that of its first day.
      case priceOfFirstDay(of: String, Day)
      /// A row is priced although it needs an option that is not ordered.
      case needs(String, option: String)
    }

    /// Something taken for granted.
    public init(_ kind: Kind, at place: Place? = nil) {
      self.kind = kind
      self.place = place
    }

    /// It in English, without a full stop.
    public var words: String {
      switch kind {
      case .vat(let rate, let because): "VAT at \(rate.plain) %: \(because)"
      case .period(let unit, let times):
        "a price per \(unit.written) is counted \(Amounts.exact(times)) times a year, a month as a twelfth of it"
      case .limit(let limit, let times):
        "\(Self.named(limit)) counts \(Amounts.exact(times)) times a year, a month has a twelfth of it"
      case .countedByLength(let limit):
        "calls use up \(Self.named(limit)) by their length, not in the steps they are billed in"
      case .spreadOverYear(let label): "what \(label) counts in a year is spread evenly over its months"
      case .bySecond: "calls are billed by the second: the offer does not say"
      case .prices(let title): "prices of \(title)"
      case .pooled(let limit, let unit):
        "\(Self.named(limit)) is taken for all together: the profile does not say which \(unit?.rawValue ?? "unit") uses what"
      case .spread(let limit): "calls are spread evenly over the numbers they reach (\(Self.named(limit)))"
      case .noNewCorrespondents(let limit):
        "calls reach no new number: the profile does not say how many they reach (\(Self.named(limit)))"
      case .shortCalls(let limit): "no call is longer than \(Self.named(limit)): only the sum of the calls is known"
      case .fewCalls(let limit): "calls are not more than \(Self.named(limit)): only their sum is known"
      case .largestSurplus(let label): "usage beyond several limits of \(label) is charged once, the largest surplus"
      case .feeOfPart(let label): "a call that crosses a limit pays the fee of \(label) for the part beyond"
      case .partAsCall(let label): "the part of a call beyond a limit is priced as a call of its own (\(label))"
      case .priceOfStart(let label): "a call pays the price of the hour it begins in (\(label))"
      case .includedByStart(let label): "a call is included by the hour it begins in (\(label))"
      case .noHolidays(let label): "no usage is on a bank holiday: the profile has no days (\(label))"
      case .meanLength: "calls of which only the sum is given all have their mean length"
      case .undatedChange(let label, let day):
        "the price of \(label) changes on \(day.iso): no first day of the contract is given, the price before it is taken"
      case .priceOfFirstDay(let label, let day):
        "the price of \(label) changes within a month (\(day.iso)), which pays the price of its first day"
      case .needs(let label, let option): "\(label) is priced although it can only be had with \(option)"
      }
    }

    private static func named(_ quantity: Quantity) -> String {
      let units = ([quantity.unit] + quantity.per).map(\.rawValue).joined(separator: "/")
      return "the limit of \(quantity.figure.plain) \(units)"
    }
  }
}
