internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities

extension OfferView {
  /// What a row without words says of leaving, of changing the plan, of parts of a month and of what is paid on order,
  /// each on a line of its own: a fact that the estimate prices is never shown as not stated.
  func contractLines(_ row: Row, _ plan: String) -> [[Inline]] {
    var lines: [[Inline]] = []
    if let exit = row.exit { lines += leaving(exit, plan) }
    if let switching = row.switching { lines += changing(switching, plan) }
    for rule in row.partMonths {
      let (state, key): (FactValue.State, WordingKey) =
        switch rule.charged.value {
        case .byDay: (.stated, .partByDay)
        case .wholeMonth: (.stated, .partWhole)
        case .notStated: (.notStated, .partNotSaid)
        }
      let label: [Inline] = [.text(words.spaced(rule.label.value))]
      lines.append(words.lead(label).plainWeight + [words.state(state, key, at: rule.charged.span)])
    }
    if let onOrder = row.onOrder {
      var line = words.phrase(.onOrderShare, [words.percent(onOrder.share.value, at: onOrder.share.span)])
      let of = onOrder.of.map { words.spaced(name(ofRowOrGroup: $0.value)) }
      if !of.isEmpty { line.append(.text(" (\(of.joined(separator: words[.listSeparator] + " ")))")) }
      lines.append(line)
    }
    return lines
  }

  /// For which end notice is given and how it counts, behind its length; nothing where it is as usual.
  func noticeRule(_ row: Row, _ plan: String) -> [Inline] {
    guard let rule = row.noticeTerms else { return [] }
    var keys: [WordingKey] = []
    switch rule.to.flatMap({ resolve($0, plan) })?.value {
    case .month: keys.append(.noticeToMonth)
    case .quarter: keys.append(.noticeToQuarter)
    case .year: keys.append(.noticeToYear)
    case .term: keys.append(.noticeToTerm)
    case .anyDay, nil: break
    }
    switch rule.from.flatMap({ resolve($0, plan) })?.value {
    case .nextMonth: keys.append(.noticeFromNextMonth)
    case .receipt, nil: break
    }
    switch rule.days.flatMap({ resolve($0, plan) })?.value {
    case .working: keys.append(.noticeInWorkingDays)
    case .calendar, nil: break
    }
    return keys.flatMap { [.text(", \(words[$0])")] }
  }

  private func name(ofRowOrGroup id: String) -> String {
    for case .group(let group) in OfferSection.allCases.flatMap({ offer.sections[$0] ?? [] }) where group.id.value == id
    {
      return group.label.value
    }
    return label(of: id)
  }

  private func leaving(_ exit: ExitTerms, _ plan: String) -> [[Inline]] {
    if let state = exit.state {
      // What is not stated is said of the row as a whole, when nothing else of it is stated.
      return state.value == .notStated ? [] : [[words.availability(Availability(state.value), at: state.span)]]
    }
    var lines: [[Inline]] = exit.remaining.compactMap { part in
      guard let share = resolve(part.share, plan) else { return nil }
      let due = words.phrase(.exitRemaining, [words.percent(share.value, at: share.span)])
      guard part.months != 1...Int.max else { return due }
      return words.lead(words.months(part.months, at: share.span)).plainWeight + due
    }
    func add(_ key: WordingKey, _ state: FactValue.State = .stated) {
      lines.append([words.state(state, key, at: exit.span)])
    }
    switch exit.usage.flatMap({ resolve($0, plan) })?.value {
    case .due: add(.exitUsageDue)
    case .notStated: add(.leavingUsageNotStated, .notStated)
    case .notDue, nil: break
    }
    switch exit.countedFrom.flatMap({ resolve($0, plan) })?.value {
    case .notice: add(.exitFromNotice)
    case .endOfService, nil: break
    }
    switch exit.vat.flatMap({ resolve($0, plan) })?.value {
    case .notDue: add(.exitWithoutVAT)
    case .notStated: add(.leavingTaxNotStated, .notStated)
    case .due, nil: break
    }
    switch exit.paidYear.flatMap({ resolve($0, plan) })?.value {
    case .refunded: add(.exitYearRefunded)
    case .notRefunded: add(.exitYearLost)
    case .notStated: add(.leavingYearNotStated, .notStated)
    case nil: break
    }
    switch exit.lastMonth.flatMap({ resolve($0, plan) })?.value {
    case .whole: add(.exitLastWhole)
    case .proRata: add(.exitLastByDay)
    case .notStated: add(.leavingLastMonthNotStated, .notStated)
    case nil: break
    }
    return lines
  }

  private func changing(_ terms: SwitchTerms, _ plan: String) -> [[Inline]] {
    var lines: [[Inline]] = []
    if let fee = terms.fee.flatMap({ resolve($0, plan) }) { lines.append(words.charge(fee.value, at: fee.span)) }
    switch terms.commitment.flatMap({ resolve($0, plan) })?.value {
    case .continues: lines.append([words.state(.stated, .switchContinues, at: terms.span)])
    case .restarts: lines.append([words.state(.stated, .switchRestarts, at: terms.span)])
    case .notStated: lines.append([words.state(.notStated, .switchCommitmentNotStated, at: terms.span)])
    case nil: break
    }
    switch terms.oneOffs.flatMap({ resolve($0, plan) })?.value {
    case .due: lines.append([words.state(.stated, .switchOnceDue, at: terms.span)])
    case .notDue: lines.append([words.state(.stated, .switchOnceNotDue, at: terms.span)])
    case .notStated, nil: break
    }
    return lines
  }
}
