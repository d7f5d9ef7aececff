internal import Diagnostics
internal import DocumentTree
internal import Offers

extension OfferView {
  /// What an inclusion says for a plan, in the offer's words or in words made from its typed facts.
  func lines(_ inclusion: Inclusion, _ plan: String) -> [[Inline]] {
    guard concerns(inclusion.row.only, plan), let to = resolve(inclusion.to, plan) else {
      return [[words.state(.notOffered, .notIncluded, at: inclusion.row.label?.span)]]
    }
    if let say = resolve(inclusion.row.say, plan) { return [prose(say.value, facts: inclusion.row.facts, plan)] }
    let limits = inclusion.limits.compactMap { limit in resolve(limit.amount, plan).map { (limit, $0) } }
    var line = [words.state(.included, .included, at: to.span), .text(" ")]
    line += words.phrase(.towards, destinations(to.value, at: to.span))
    if let hours = inclusion.hours { line += [.text(", "), words.stated(words.hours(hours.value), at: hours.span)] }
    for (index, (limit, amount)) in limits.enumerated() {
      line.append(.text(index == 0 ? ", " : " "))
      let key: WordingKey =
        limit.isStrict ? index == 0 ? .withinLess : .withinLessNext : index == 0 ? .within : .withinNext
      line += words.phrase(key, [words.fact(amount.value, at: amount.span)])
      let terms = terms(of: limit)
      if !terms.isEmpty { line += [.text(" (")] + terms.joined(by: ", ") + [.text(")")] }
      if resolve(limit.pooling, plan)?.value == .each { line.append(.muted([.text(" (\(words[.measuredEach]))")])) }
    }
    return [line] + consequences(limits.map(\.0), plan)
  }

  /// What else is said of the amount of a limit: how it grows, what is carried over, with which row it is shared.
  private func terms(of limit: Limit) -> [[Inline]] {
    var terms: [[Inline]] = []
    if let growth = limit.growth {
      let by = [words.fact(growth.by.value, at: growth.by.span)]
      let every = [words.fact(growth.every.value, at: growth.every.span)]
      terms.append(
        growth.most.map { words.phrase(.limitGrowsTo, by, every, [words.fact($0.value, at: $0.span)]) }
          ?? words.phrase(.limitGrows, by, every))
    }
    switch limit.carryOver?.value {
    case .all: terms.append([words.stated(words[.carryOver], at: limit.carryOver?.span)])
    case .atMost(let most): terms.append(words.phrase(.carryOverMost, [words.fact(most, at: limit.carryOver?.span)]))
    case nil: break
    }
    if let shared = limit.sharedWith {
      let row = String(shared.value.prefix { $0 != "." })
      terms.append(words.phrase(.limitShared, [.text(ownWords.spaced(label(of: row)))]))
    }
    return terms
  }

  /// What happens beyond each limit; once when it is the same for all.
  private func consequences(_ limits: [Limit], _ plan: String) -> [[Inline]] {
    var seen: [String] = []
    var lines: [[Inline]] = []
    for limit in limits {
      guard let then = resolve(limit.then, plan) else { continue }
      var line: [Inline] = [consequence(then)]
      if !limit.speeds.isEmpty {
        let speeds = limit.speeds.map { [words.fact($0.value, at: $0.span)] }.joined(by: " / ")
        line += [.text(" ")] + words.phrase(.limitSpeed, speeds)
        if limits.count > 1, let amount = resolve(limit.amount, plan) {
          line = [words.fact(amount.value, at: amount.span), .text(words[.colon] + " ")] + line
        }
      }
      if !limit.then.readings(plan: plan).isEmpty { line.append(.muted([.text(" (\(words[.readBy]))")])) }
      if seen.contains(line.plain) { continue }
      seen.append(line.plain)
      lines.append(line.capitalised)
    }
    return lines
  }

  private func consequence(_ then: Located<Limit.Consequence>) -> Inline {
    then.value == .notSaid
      ? words.state(.notStated, .thenNotSaid, at: then.span) : words.stated(words[then.value.key], at: then.span)
  }

  /// What an exclusion says for a plan.
  func lines(_ exclusion: Exclusion, _ plan: String) -> [[Inline]] {
    guard concerns(exclusion.row.only, plan), resolve(exclusion.what, plan) != nil else {
      return [[words.state(.notStated, .notStated, at: exclusion.row.label?.span)]]
    }
    let say = resolve(exclusion.row.say, plan).map { prose($0.value, facts: exclusion.row.facts, plan) }
    var lines = [say ?? [words.state(.notOffered, .notIncluded, at: exclusion.what.span)]]
    if let price = resolve(exclusion.price, plan) {
      lines.append(
        words.lead([.text(words[.price])]).plainWeight + words.charge(price.value, at: price.span)
          + (ownVAT(exclusion.vat, plan).map { [.text(", ")] + $0 } ?? []))
    }
    return lines
  }

  /// What a usage row says for a plan.
  func lines(_ item: UsageItem, _ plan: String) -> [[Inline]] {
    switch item {
    case .inclusion(let inclusion, _): lines(inclusion, plan)
    case .exclusion(let exclusion, _): lines(exclusion, plan)
    case .rate(let rate, _): lines(rate, plan)
    }
  }
}
