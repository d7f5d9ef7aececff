internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import Offers
internal import Quantities
internal import TariffCompiler

/// `bareme compare`: offers and plans side by side.
struct CompareCommand: DocumentCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", _superCommandName: Bareme.name,
    abstract: "Put offers or plans side by side.",
    usage: "bareme compare <offer[/plan]> ... [options]",
    discussion: """
      Examples:
        bareme compare start-pro
        bareme compare trunk-sewan trunk-openip
        bareme compare trunk-sewan trunk-openip --profile trunk-4-canaux
        bareme compare oblachnaya-ats --profile kompaniya-12 --vary staff=1..50
        bareme compare start-pro --format html --output start-pro.html
        bareme compare start-pro oblachnaya-ats --profile cinq-personnes \\
          --rate "1 EUR = 98.7654 RUB @ 2026-11-20 example rate" --currency EUR

      Without a plan, all plans of an offer are compared. With a profile, the comparison says what each would cost. \
      Amounts in several currencies stand side by side; they are converted and ranked only by a dated rate that you \
      give, by --rates or --rate, and each then stands beside its original.
      """)

  @Argument(help: ArgumentHelp("The offers, or plans of offers.", valueName: "offer[/plan]"))
  var selections: [Selection]

  @Option(help: ArgumentHelp("A usage profile: a file, or the id of one in the folder.", valueName: "file"))
  var profile: String?

  @Option(help: ArgumentHelp("Show who is the cheapest for each value, as `break-even` does.", valueName: "quantity"))
  var vary: String?

  @Option(help: ArgumentHelp("A sheet of prices that the offers leave open.", valueName: "file"))
  var prices: [String] = []

  @Option(help: ArgumentHelp("A sheet of exchange rates: a file, or the id of one in the folder.", valueName: "file"))
  var rates: [String] = []

  @Option(help: ArgumentHelp("An exchange rate with its day, and its source behind.", valueName: "1 EUR = … @ day"))
  var rate: [String] = []

  @Option(help: ArgumentHelp("The currency to convert to; that of the first offer by default.", valueName: "code"))
  var currency: CurrencyArgument?

  @Option(help: ArgumentHelp("The language of the page; that of the first offer by default.", valueName: "tag"))
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
    let isConverting = !rates.isEmpty || !rate.isEmpty || currency != nil
    if isConverting, profile == nil {
      throw ValidationError(
        "rates convert what a profile would pay, never the prices of offers: name one with `--profile`")
    }
    if vary != nil, profile == nil {
      throw ValidationError("`--vary` needs a `--profile` of which the quantity varies")
    }
  }

  func run() throws {
    let workspace = try Workspace(
      offers: offers, for: selections.map(\.offer) + Workspace.ids([profile].compactMap(\.self) + prices + rates)
    )
    let selected = try workspace.columns(selections)
    try workspace.requireSound(selected.map(\.offer), for: .pricing)
    let profile = try profile.map(workspace.profile)
    let sheets = try prices.map(workspace.priceSheet)
    let rates = try workspace.exchangeRates(rates, typed: rate)
    let estimates = try profile.map { profile in
      try selected.map { try workspace.estimate($0.offer, plan: $0.plan, profile: profile, sheets: sheets) }
    }
    if !rates.isEmpty, let target = currency?.currency ?? selected.first?.offer.currency.value,
      selected.allSatisfy({ $0.offer.currency.value == target })
    {
      Console.note("all amounts are in \(target.rawValue): no exchange rate was needed")
    }
    let variation = try vary.map(BreakEvenCommand.variation)
    let surface = try profile.flatMap {
      try workspace.surface(of: selected, for: $0, varying: variation, sheets: sheets)
    }
    let document = comparison(
      of: selected.map { PlanChoice(offer: $0.offer, plan: $0.plan) }, estimates: estimates ?? [], profile: profile,
      surface: surface, rates: rates, currency: currency?.currency, catalogue: workspace.catalogue,
      language: try output.known(language))
    try output.write(document)
  }
}
