internal import CallRecords
internal import Diagnostics
internal import OfferReading
internal import Offers
internal import Quantities
internal import TariffCompiler
internal import TariffEngine

/// `bareme estimate … --profiles FILE`: what many customers would pay, and which plan is the cheapest for each.
struct ProfileFileEstimate: Sendable {
  let workspace: Workspace
  /// A plan, and the position of its offer. Ten thousand offers are not copied whenever plans are gone through.
  struct Plan {
    let offer: Int
    let id: String
  }
  let offers: [Offer]
  let plans: [Plan]
  let months: Int
  let sheets: [PriceSheet]
  let readings: [String: String]
  let isBest: Bool
  let threads: Int

  /// Prices the customers of a file and writes what comes of it.
  func run(_ path: String, names: String?, format: EstimateFormat?, to output: String?) throws {
    let currencies = Set(offers.map(\.currency.value))
    if isBest, currencies.count > 1 {
      throw CouldNotRun(
        message: "the offers are in \(currencies.map(\.rawValue).sorted().joined(separator: " and ")): "
          + "amounts in two currencies are never ranked")
    }
    let source = try RecordSource(path)
    var splitter = RecordSplitter()
    let first = try splitter.header(source.read)
    guard let (form, written) = ProfileSchema.names(in: first) else {
      throw CouldNotRun(message: "\(source.name): the first line names no columns; it needs `id`, and what is used")
    }
    let columns = try ProfileColumns(form, names: written, meanings: meanings(names), of: source.name)
    if let unknown = columns.unknownDestination() { throw CouldNotRun(message: "\(source.name): \(unknown)") }
    var before: Int64 = 1
    if form == .ndjson {
      // The first line is a customer, too.
      splitter = RecordSplitter(after: first, splitter)
      before = 0
    }
    let writer = ProfileWriter(
      (format ?? (form == .ndjson ? .ndjson : .csv)) == .ndjson ? .ndjson : .csv, columns.schema,
      plans: plans.map { plan in
        let (id, count) = (offers[plan.offer].id.value, offers[plan.offer].plans.count)
        return count == 1 ? id : "\(id)/\(plan.id)"
      }, isBest: isBest)
    let sink = try RecordSink(output ?? "-")
    let report = LineReport<ProfileFault>(file: source.name)
    try writer.header.withUnsafeBytes(sink.write)
    let isNet = offers.allSatisfy { $0.taxBasis.value == .excluding }
    let run = ProfileRun(
      splitter, after: before, columns.schema, writer,
      doors: .init(
        read: source.read, write: sink.write,
        report: { findings in for found in findings { report.report(found.line, found.fault, found.detail) } },
        plans: { words in held(words, columns, isNet: isNet) }))
    do {
      try BatchThreads(run).run(threads: threads)
    } catch is RecordSplitter.Fault {
      throw CouldNotRun.lineTooLong(in: source.name, of: "profiles")
    }
    report.finish("profile")
    if run.hasFindings { throw Ending.findings }
  }

  /// The plans of customers who have what the words of the file say.
  private func held(_ words: [String], _ columns: ProfileColumns, isNet: Bool) -> ProfilePlans? {
    guard let profile = columns.profile(words) else { return nil }
    let unused = profile.withoutUsage
    // A plan's compiling depends on no other plan.
    let made = Workers.processors(for: plans.count).results(of: plans) { plans in
      plans.map { Made(plan: self.made($0, unused, profile, columns)) }
    }
    let plans = made.compactMap(\.plan)
    return plans.count == made.count ? ProfilePlans(plans, isNet: isNet) : nil
  }

  /// A plan for customers who have what a profile says, and who use nothing as `unused` says; nothing where amounts do not fit.
  private func made(
    _ plan: Plan, _ unused: UsageProfile, _ profile: UsageProfile, _ columns: ProfileColumns
  ) -> ProfilePlans.Plan? {
    let offer = offers[plan.offer]
    let request = EstimateRequest(
      offer: offer, plan: plan.id, profile: unused, months: months, sheets: sheets,
      readings: workspace.own(readings, of: offer))
    guard let priced = try? PlanForUsage(request, forms: columns.schema.forms) else { return nil }
    return ProfilePlans.Plan(unused: ProfileTotal(priced.unused), tariff: priced.tariff) { usage in
      (try? priced.total(of: columns.usage(usage, of: profile))).map { ProfileTotal($0) }
    }
  }

  /// A plan that one thread has made; only the one that asked for it uses it.
  private struct Made: @unchecked Sendable {
    let plan: ProfilePlans.Plan?
  }

  /// The lines of a file of two columns, `sec_mob,seconds to mobile FR`: what a column means that says nothing itself.
  private func meanings(_ path: String?) throws -> [String: String] {
    guard let path else { return [:] }
    let file = try OfferFolder.read(path)
    var meanings: [String: String] = [:]
    for number in 1...max(1, file.lineCount) {
      let line = String(decoding: file.lineBytes(number).filter { $0 != 13 }, as: UTF8.self)
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let comma = line.firstIndex(of: ",") else {
        throw CouldNotRun(message: "\(path):\(number): a line needs a comma, as `sec_mob,seconds to mobile FR`")
      }
      func plain(_ words: Substring) -> String { words.split(separator: " ").joined(separator: " ") }
      meanings[plain(line[..<comma])] = plain(line[line.index(after: comma)...])
    }
    return meanings
  }
}

extension ProfileTotal {
  fileprivate init(_ total: UsageTotal) {
    let status: ProfileStatus =
      switch total.status {
      case .priced: .priced
      case .lowerBound: .lowerBound
      case .unpriced: .unpriced
      }
    self.init(
      status: status, net: total.amounts?.net ?? 0, gross: total.amounts?.gross ?? 0,
      missing: total.missing.joined(separator: "; "))
  }
}

extension ProfileRun: BatchRun {
  func batch() -> ProfileBatch { batch(capacity: usualBatch) }
  func parse(_ batch: ProfileBatch) { price(batch) }
  var steps: [(ProfileBatch) throws -> Void] { [] }
  func format(_ batch: ProfileBatch) {}
}
