internal import ArgumentParser
internal import Diagnostics
internal import Offers

/// How a file of many customers is priced.
struct ProfileFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Many customers: a table or objects, a line for each, or `-`.", valueName: "file"))
  var profiles: String?

  @Flag(help: "Only the cheapest plan of each customer of `--profiles`.")
  var best = false

  @Flag(help: "Every plan of every offer of the folder.")
  var every = false

  @Option(help: ArgumentHelp("What columns mean: column,meaning on each line.", valueName: "file"))
  var names: String?

  @Option(help: ArgumentHelp("Threads that price customers: 1 or 2.", valueName: "n"))
  var threads: Int = 1
}

extension EstimateCommand {
  /// What goes with a file of customers, and what does not.
  func validateMany() throws {
    if profile != nil { throw ValidationError("one customer or many: leave `--profile` or `--profiles` out") }
    if fromPlan != nil || switchTo != nil { throw ValidationError("a change of plan is priced for one `--profile`") }
    if receipt || start != nil || commitment != nil || language != nil {
      throw ValidationError("`--receipt`, `--start`, `--commitment` and `--language` are for one `--profile`")
    }
    if selections.isEmpty != many.every {
      throw ValidationError("name offers, or plans of them, or take all of the folder by `--every`")
    }
    if let format = output.format, format.document != nil {
      throw ValidationError("`--profiles` is answered by `--format csv` or `--format ndjson`")
    }
    if !(1...2).contains(many.threads) { throw ValidationError("`--threads` takes 1 or 2") }
    if let months, !(1...120).contains(months) {
      throw ValidationError("`--months` takes a whole number from 1 to 120")
    }
  }

  /// Prices a file of customers.
  func priceMany(_ profiles: String) throws {
    let workspace = try Workspace(
      offers: offers, for: many.every ? nil : selections.map(\.offer) + Workspace.ids(prices))
    let named = many.every ? [] : try workspace.columns(selections)
    let offers = many.every ? workspace.catalogue.offers : named.map(\.offer)
    let plans = offers.indices.flatMap { offer in
      (many.every ? offers[offer].plans.map(\.id.value) : [named[offer].plan]).map {
        ProfileFileEstimate.Plan(offer: offer, id: $0)
      }
    }
    guard !plans.isEmpty else { throw CouldNotRun(message: "the folder `\(workspace.folder)` holds no offer") }
    try workspace.requireSound(offers, for: .pricing)
    try checkReadings(reading, of: offers)
    let estimate = ProfileFileEstimate(
      workspace: workspace, offers: offers, plans: plans, months: months ?? 12,
      sheets: try prices.map(workspace.priceSheet),
      readings: Dictionary(reading.map { ($0.name, $0.choice) }) { $1 }, isBest: many.best, threads: many.threads)
    try estimate.run(profiles, names: many.names, format: output.format, to: output.output)
  }
}
