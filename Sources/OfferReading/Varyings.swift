internal import Diagnostics
internal import OfferSyntax
internal import Offers

extension Scope {
  /// Reads a value that may differ by plan or by reading; `leaf` reads one value and reports what is wrong with it.
  ///
  /// A plan without a value has none. A reading must say what each of its choices means: leaving one out would
  /// decide in silence.
  func varying<Value>(_ node: Node?, _ what: String, _ leaf: (Node) -> Located<Value>?) -> Varying<Value>? {
    guard let node else { return nil }
    return varying(node, what, inPlan: false, readings: [], leaf)
  }

  private func varying<Value>(
    _ node: Node, _ what: String, inPlan: Bool, readings used: [String], _ leaf: (Node) -> Located<Value>?
  ) -> Varying<Value>? {
    guard case .mapping(let mapping) = node else { return leaf(node).map { .one($0) } }
    guard !mapping.entries.isEmpty else {
      report(.error(.emptyValue, "\(what) is empty", at: mapping.span))
      return nil
    }
    if mapping.has("by") { return byReading(mapping, what, inPlan: inPlan, readings: used, leaf) }
    if inPlan {
      report(.error(.wrongShape, "\(what) names plans inside a plan", at: firstLine(of: node)))
      return nil
    }
    var cases: [Varying<Value>.Case<Value>] = []
    for entry in mapping.entries {
      checkPlan(entry.key, what, in: mapping)
      if let value = varying(entry.value, what, inPlan: true, readings: used, leaf) {
        cases.append(.init(name: entry.key.located, value: value))
      }
    }
    return cases.isEmpty ? nil : .byPlan(cases, at: mapping.span)
  }

  private func checkPlan(_ key: Scalar, _ what: String, in mapping: Mapping) {
    if key.text == "others" {
      let named = mapping.entries.map(\.key.text)
      if plans.allSatisfy(named.contains) {
        report(
          .error(
            .needlessOthers, "`others` speaks for no plan", at: key.span,
            help: [plans.isEmpty ? "this file has no plans" : "every plan is named: leave `others` out"]))
      }
      return
    }
    guard !plans.contains(key.text) else { return }
    if plans.count <= 1, !readings.isEmpty, readings.values.contains(where: { $0.contains(key.text) }) {
      report(
        .error(
          .unknownPlan, "`\(key.text)` is a choice of a reading, and \(what) does not say of which", at: key.span,
          help: ["begin with `by:` and the name of the reading"]))
      return
    }
    reportUnknown(
      .unknownPlan, "`\(key.text)` is not a plan of this offer", at: key.span, word: key.text,
      among: plans + ["others"], kind: "plans")
  }

  private func byReading<Value>(
    _ mapping: Mapping, _ what: String, inPlan: Bool, readings used: [String], _ leaf: (Node) -> Located<Value>?
  ) -> Varying<Value>? {
    guard let name = scalar(mapping["by"], "`by`") else { return nil }
    let choices = readings[name.text]
    if choices == nil {
      reportUnknown(
        .unknownReading, "`\(name.text)` is not a reading of this offer", at: name.span, word: name.text,
        among: readings.keys.sorted(), kind: "readings")
    } else if used.contains(name.text) {
      report(
        .error(.unknownReading, "`\(name.text)` is decided already", at: name.span, help: ["name each reading once"]))
    }
    var cases: [Varying<Value>.Case<Value>] = []
    for entry in mapping.entries where entry.key.text != "by" {
      if let choices, !choices.contains(entry.key.text) {
        reportUnknown(
          .unknownChoice, "`\(entry.key.text)` is not a choice of `\(name.text)`", at: entry.key.span,
          word: entry.key.text, among: choices, kind: "choices")
      }
      if let value = varying(entry.value, what, inPlan: inPlan, readings: used + [name.text], leaf) {
        cases.append(.init(name: entry.key.located, value: value))
      }
    }
    for choice in choices ?? [] where mapping[choice] == nil {
      report(
        .error(
          .choiceWithoutValue, "\(what) says nothing for `\(choice)` of `\(name.text)`", at: name.span,
          help: ["write a value for every choice of the reading"]))
    }
    return cases.isEmpty ? nil : .byReading(name.located, cases, at: mapping.span)
  }
}
