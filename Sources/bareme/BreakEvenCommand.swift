internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import OfferReading
internal import Offers
internal import Quantities
internal import TariffCompiler

/// `bareme break-even`: which plan is the cheapest at each value of a quantity.
struct BreakEvenCommand: DocumentCommand {
  static let configuration = CommandConfiguration(
    commandName: "break-even", _superCommandName: Bareme.name,
    abstract: "Say from which quantity on which plan is the cheapest, exactly.",
    usage: "bareme break-even <offer[/plan]> ... --profile <file> [--vary <quantity>]",
    discussion: """
      Examples:
        bareme break-even oblachnaya-ats --profile kompaniya-12 --vary staff=1..50
        bareme break-even start-pro --profile cinq-personnes --vary users=1..9
        bareme break-even start-pro --profile cinq-personnes --vary months=1..24 \\
          --payment monthly --payment yearly

      What varies: a number of the profile (`users=1..60`), calls or messages (`calls=0..500`), minutes, hours, MB or \
      GB (`minutes to mobile GB=0..60`, `GB=0..20`), or `months=1..36`. Of several lines, name one by where it goes \
      (`calls to mobile FR=0..500`) or by its position (`calls#2=0..500`).
      """)

  @Argument(help: ArgumentHelp("The offers, or plans of offers.", valueName: "offer[/plan]"))
  var selections: [Selection]

  @Option(help: ArgumentHelp("The usage profile: a file, `-`, or the id of one in the folder.", valueName: "file"))
  var profile: String

  @Option(
    help: ArgumentHelp("The quantity and its range; the one the profile gives as an interval.", valueName: "quantity"))
  var vary: String?

  @Option(help: ArgumentHelp("Compare the total of so many months; a month by default.", valueName: "n"))
  var months: Int?

  @Option(
    help: ArgumentHelp("The first day of the contract, for prices that change on a day.", valueName: "yyyy-mm-dd"))
  var start: DayArgument?

  @Option(help: ArgumentHelp("Compare ways of paying; that of the profile by default.", valueName: "way"))
  var payment: [PaymentArgument] = []

  @Option(help: ArgumentHelp("A sheet of prices that the offers leave open.", valueName: "file"))
  var prices: [String] = []

  @Option(help: ArgumentHelp("How an unclear clause is read.", valueName: "name=choice"))
  var reading: [ReadingArgument] = []

  @Option(help: ArgumentHelp("The language of the document; that of the first offer by default.", valueName: "tag"))
  var language: String?

  @Option(help: DocumentOutput.formatHelp)
  var format = FormatArgument.text

  @Option(name: DocumentOutput.fileName, help: DocumentOutput.fileHelp)
  var file: String?

  @Option(name: TemplatesOption.name, help: TemplatesOption.help)
  var templates = TemplatesOption.usual

  @Option(name: OffersOption.name, help: OffersOption.help)
  var offers = OffersOption.usual

  func validate() throws {
    if let months, !(1...120).contains(months) {
      throw ValidationError("`--months` takes a whole number from 1 to 120")
    }
  }

  func run() throws {
    let workspace = try Workspace(
      offers: offers, for: selections.map(\.offer) + Workspace.ids([profile] + prices))
    let selected = try workspace.columns(selections)
    try workspace.requireSound(selected.map(\.offer), for: .pricing)
    let profile = try workspace.profile(profile)
    let sheets = try prices.map(workspace.priceSheet)
    try checkReadings(reading, of: selected.map(\.offer))
    let surface = try workspace.surface(
      selected, profile: profile, varying: try variation(of: profile), months: months,
      start: start?.day, payments: payment.map(\.payment), sheets: sheets,
      readings: Dictionary(reading.map { ($0.name, $0.choice) }) { $1 })
    if format == .json {
      try output.write(bytes: DecisionJSON(profile: profile, surface: surface).bytes)
    } else {
      try output.write(
        decisionDocument(
          surface, profile: profile, catalogue: workspace.catalogue, language: try output.known(language)))
    }
  }

  /// What varies: what the command line says, else the interval of the profile.
  private func variation(of profile: UsageProfile) throws -> Variation {
    if let vary { return try BreakEvenCommand.variation(vary) }
    guard profile.intervals.count == 1 else {
      throw CouldNotRun(message: "say which quantity varies: `--vary users=1..60`, `--vary months=1..36`")
    }
    return profile.intervals[0]
  }

  /// The quantity and its range, or what is wrong with them.
  static func variation(_ text: String) throws -> Variation {
    let (variation, findings) = readVariation(text)
    if let first = findings.first(where: { $0.severity == .error }) {
      throw CouldNotRun(message: "--vary: " + ([first.message] + first.help).joined(separator: "\n"))
    }
    guard let variation else { throw CouldNotRun(message: "--vary: `\(text)` names no quantity") }
    return variation
  }
}

/// How often the customer pays, on the command line.
struct PaymentArgument: ExpressibleByArgument {
  let payment: UsageProfile.Payment

  init?(argument: String) {
    guard let payment = UsageProfile.Payment(rawValue: argument) else { return nil }
    self.payment = payment
  }

  static var allValueStrings: [String] { UsageProfile.Payment.allCases.map(\.rawValue) }
}

extension Workspace {
  /// The same for a comparison: over the quantity asked for, else over the only one that the profile gives as an
  /// interval; nothing where neither is, or where nothing can be ranked.
  func surface(
    of plans: [(offer: Offer, plan: String)], for profile: UsageProfile, varying variation: Variation?,
    sheets: [PriceSheet]
  ) throws -> DecisionSurface? {
    if let variation { return try surface(plans, profile: profile, varying: variation, sheets: sheets) }
    guard profile.intervals.count == 1, Set(plans.map(\.offer.currency.value)).count == 1 else { return nil }
    return try surface(plans, profile: profile, varying: profile.intervals[0], sheets: sheets)
  }

  /// Which of the plans is the cheapest at each value of a quantity.
  func surface(
    _ plans: [(offer: Offer, plan: String)], profile: UsageProfile, varying variation: Variation, months: Int? = nil,
    start: Day? = nil, payments: [UsageProfile.Payment] = [], sheets: [PriceSheet] = [],
    readings: [String: String] = [:]
  ) throws -> DecisionSurface {
    guard Set(plans.map(\.offer.currency.value)).count == 1 else {
      throw CouldNotRun(message: "the offers have several currencies, and amounts are never ranked across them")
    }
    let ways: [UsageProfile.Payment?] = payments.isEmpty ? [nil] : payments
    let columns = plans.flatMap { plan in
      let own = readings.filter { name, _ in plan.offer.readings.contains { $0.name.value == name } }
      var request = EstimateRequest(
        offer: plan.offer, plan: plan.plan, profile: profile, months: months, sheets: sheets, readings: own)
      request.start = start
      return ways.map { SurfaceColumn(request, payment: $0) }
    }
    do {
      return try decisionSurface(of: columns, varying: variation, months: months)
    } catch {
      if case .estimate(let offer, let plan, let fault) = error {
        throw fault.ending(offer, plan: plan, for: profile)
      }
      throw CouldNotRun(message: error.description)
    }
  }
}
