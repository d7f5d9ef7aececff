internal import Diagnostics
public import Offers
internal import Quantities
public import TariffEngine

/// One plan of an offer for customers who have the same and differ in what they use: compiled once, priced for each.
public struct PlanForUsage {
  /// The offer's id.
  public let offer: String
  /// The plan's id.
  public let plan: String
  /// What customers pay who use nothing, with what lacks for them.
  public let unused: UsageTotal
  /// The plan in whole numbers, for all usage that it can price exactly.
  public let tariff: UsageTariff?
  private let estimator: Estimator

  /// Prepares a plan. The profile of the request has what the customers have, and a line of usage for each that any of
  /// them may have, in the order in which limits count them; `forms` says how these lines are given.
  public init(_ request: EstimateRequest, forms: [UsageForm]) throws(EstimateFault) {
    offer = request.offer.id.value
    let estimator = try Estimator(ofTotals: request.withoutUsage)
    plan = estimator.plan
    let outcome = try estimator.outcome(estimator.taken)
    do {
      unused = try UsageTotal(estimator.result(outcome))
      // What is due for a month that is used in part, or carried over, has bills of its own.
      let isWhole = request.profile.days == nil && outcome.compiled.conflicts.isEmpty
      tariff =
        isWhole && unused.amounts != nil
        ? try UsageTariff(outcome.compiled.tariff, outcome.month, forms: forms, span: estimator.months) : nil
    } catch {
      throw .arithmetic(error)
    }
    self.estimator = tariff == nil ? estimator : estimator.forgetful
  }

  /// What a customer pays, by the bills themselves: `usage` stands for that of the profile.
  public func total(of usage: [UsageProfile.Usage]) throws(EstimateFault) -> UsageTotal {
    var profile = estimator.request.profile
    profile.usage = usage
    let own = estimator.changing(profile)
    do {
      return try UsageTotal(own.result(own.outcome(own.taken)))
    } catch let fault as EstimateFault {
      throw fault
    } catch let fault as ArithmeticFault {
      throw .arithmetic(fault)
    } catch {
      throw .arithmetic(.overflow)
    }
  }
}

/// What a customer pays for a plan over its months, and what lacks.
public struct UsageTotal: Sendable, Hashable {
  /// How far the total can be trusted.
  public var status: Estimate.Status
  /// Without VAT and with it, in hundredths; nothing when unpriced.
  public var amounts: Amounts?
  /// What has no price, or is not known, by its name in the offer.
  public var missing: [String]

  /// A total without VAT and with it, in hundredths.
  public struct Amounts: Sendable, Hashable {
    /// Without VAT.
    public var net: Int64
    /// With VAT.
    public var gross: Int64

    /// A total.
    public init(net: Int64, gross: Int64) {
      self.net = net
      self.gross = gross
    }
  }

  init(_ result: Estimator.Result) {
    status = result.status
    amounts = result.total.map { Amounts(net: $0.net.digits, gross: $0.gross.digits) }
    missing = result.missing.map(\.id)
  }
}

extension EstimateRequest {
  /// The same for a customer who uses nothing.
  fileprivate var withoutUsage: EstimateRequest {
    guard profile.hasUsage else { return self }
    var request = self
    request.profile = profile.withoutUsage
    return request
  }
}

extension UsageProfile {
  /// Whether anything is used, or something is known between bounds only.
  fileprivate var hasUsage: Bool {
    !intervals.isEmpty || usage.contains { $0.count != 0 || $0.most != nil || $0.total != nil }
  }

  /// What a customer has who uses nothing; lines of usage stay, so that what prices them is compiled. Plans that are made
  /// from it share it.
  public var withoutUsage: UsageProfile {
    var profile = self
    for index in usage.indices {
      profile.usage[index].count = 0
      profile.usage[index].most = nil
      profile.usage[index].total = nil
    }
    profile.intervals = []
    return profile
  }
}
