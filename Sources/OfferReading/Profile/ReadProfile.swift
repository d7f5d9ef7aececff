internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// What a customer has and uses, from a file or from inside an example.
  func profile(_ fields: Fields) -> UsageProfile {
    var profile = UsageProfile()
    if let id = fields["profile"] { profile.id = self.id(id, "`profile`") }
    profile.title = text(fields["title"], "`title`")
    language = text(fields["language"], "`language`")?.value ?? language
    for key in Construct.meterKeys {
      guard let written = fields.key(named: key), let number = number(fields[named: key], key, of: &profile) else {
        continue
      }
      checkWhole(number, of: key)
      profile.quantities.append((Located(meter(of: key), at: written.span), number))
    }
    for entry in mapping(fields["quantities"], "`quantities`")?.entries ?? [] {
      var name = meter(of: entry.key.text)
      var number: Located<Rational>?
      if case .scalar(let scalar) = entry.value, scalar.text.hasSuffix("/year") {
        name += "/year"
        number = numberOfYear(scalar, name, of: &profile)
      } else {
        number = self.number(entry.value, entry.key.text, of: &profile)
      }
      if let number { profile.quantities.append((Located(name, at: entry.key.span), number)) }
    }
    checkMeters(of: profile)
    for kind in UsageKind.allCases {
      profile.usage += items(fields[named: kind.rawValue], "`\(kind.rawValue)`").compactMap { usageLine($0, kind) }
      let lines = profile.usage.filter { $0.kind == kind }
      for (position, line) in lines.enumerated() {
        guard let least = line.count, let most = line.most else { continue }
        profile.intervals.append(
          Variation(
            name: Located("\(kind.rawValue)#\(position + 1)", at: line.span),
            subject: .count(kind, .position(position + 1)), low: Rational(least), high: Rational(most)))
      }
    }
    checkHolders(of: profile)
    for entry in mapping(fields["options"], "`options`")?.entries ?? [] {
      guard let scalar = scalar(entry.value, "`\(entry.key.text)`") else { continue }
      if scalar.text != "yes", scalar.text.unicodeScalars.allSatisfy(\.properties.isAlphabetic) {
        report(
          .error(
            .unknownWord, "`\(scalar.text)` is neither `yes` nor a number", at: scalar.span,
            help: ["write `yes`, or how many: `2`; leave an option out that is not wanted"]))
        continue
      }
      let one = Located(Rational.one, at: scalar.span)
      guard let number = scalar.text == "yes" ? one : number(entry.value, entry.key.text, of: &profile) else {
        continue
      }
      profile.options.append((entry.key.located, number))
    }
    for entry in mapping(fields["conditions"], "`conditions`")?.entries ?? [] {
      profile.conditions.append((entry.key.located, flag(entry.value, "`\(entry.key.text)`")))
    }
    profile.payment = word(UsageProfile.Payment.self, fields["payment"], "`payment`")
    profile.days = fields["days"].flatMap { days($0) }
    profile.months = whole(fields["months"], "`months`")
    profile.commitment = whole(fields["commitment"], "`commitment`")
    return profile
  }

  /// Users, lines, numbers are counted one by one.
  private func checkWhole(_ number: Located<Rational>, of key: String) {
    guard number.value.denominator != 1 else { return }
    report(
      .error(
        .invalidNumber, "`\(key)` is a whole number", at: number.span,
        help: ["write how many there are; what is measured stands under `quantities`"]))
  }

  /// Usage of a user, line or channel beyond those that the customer has: it would bring an allowance of its own.
  private func checkHolders(of profile: UsageProfile) {
    for line in profile.usage {
      guard let unit = line.holder, let number = line.by,
        let had = profile.quantities.first(where: { $0.meter.value == unit.rawValue })
      else { continue }
      let interval = profile.intervals.first { $0.subject == .number(had.meter.value + "s") }
      guard Rational(Int64(number)) > interval?.high ?? had.number.value else { continue }
      report(
        .error(
          .invalidUsage, "usage of \(unit.rawValue) \(number), and there are fewer", at: line.span,
          labels: [.init("so many", at: had.number.span)], help: ["they are numbered from 1: correct one of the two"]))
    }
  }

  /// A number, or the least of an interval `20..40`, which is noted.
  private func number(_ node: Node?, _ name: String, of profile: inout UsageProfile) -> Located<Rational>? {
    guard let scalar = scalar(node, "`\(name)`"), endsOfInterval(scalar.text) != nil else {
      return number(node, "`\(name)`")
    }
    guard let (low, high) = wholeRange(scalar.text) else {
      report(
        .error(
          .invalidNumber, "`\(scalar.text)` is no interval", at: scalar.span,
          help: ["write two whole numbers, the smaller one first: `20..40`"]))
      return nil
    }
    if low < high {
      profile.intervals.append(
        Variation(
          name: Located(name, at: scalar.span), subject: .number(name), low: Rational(low), high: Rational(high)))
    }
    return Located(Rational(low), at: scalar.span)
  }

  /// How often something happens in a year: `5/year`, or the least of `2..5/year`, which is noted.
  private func numberOfYear(
    _ scalar: Scalar, _ name: String, of profile: inout UsageProfile
  ) -> Located<Rational>? {
    let text = String(scalar.text.dropLast("/year".count))
    if let (low, high) = wholeRange(text) {
      if low < high {
        profile.intervals.append(
          Variation(
            name: Located(name, at: scalar.span), subject: .number(name), low: Rational(low), high: Rational(high)))
      }
      return Located(Rational(low), at: scalar.span)
    }
    guard case .success(let figure) = Literal.number(text) else {
      report(
        .error(
          .invalidNumber, "`\(scalar.text)` is no number of a year", at: scalar.span,
          help: ["write how many there are in a year, or two whole numbers between which: `5/year`, `2..5/year`"]))
      return nil
    }
    return Located(figure.value, at: scalar.span)
  }

  /// `22 of 31`.
  private func days(_ node: Node) -> Located<(used: Int, of: Int)>? {
    guard let scalar = scalar(node, "`days`") else { return nil }
    let words = scalar.text.split(separator: " ").map(String.init)
    guard words.count == 3, words[1] == "of", let used = Int(words[0]), let all = Int(words[2]),
      (28...31).contains(all), (0...all).contains(used)
    else {
      report(
        .error(
          .invalidNumber, "`\(scalar.text)` is no part of a month", at: scalar.span,
          help: ["write the days used and the days of the month, 28 to 31: `22 of 31`"]))
      return nil
    }
    return Located((used, all), at: scalar.span)
  }

  /// `users` counts the unit `user`; other meters keep their own name.
  private func meter(of key: String) -> String {
    if key == "staff" { return Unit.employee.rawValue }
    guard let unit = UnitNames.unit(key) else { return key }
    return unit.rawValue
  }

  private func checkMeters(of profile: UsageProfile) {
    var seen: [String: Span] = [:]
    for quantity in profile.quantities {
      if let first = seen[quantity.meter.value] {
        report(
          .error(
            .duplicateId, "`\(quantity.meter.value)` is counted twice", at: quantity.meter.span,
            labels: [.init("first here", at: first)], help: ["write it once"]))
      }
      seen[quantity.meter.value] = seen[quantity.meter.value] ?? quantity.meter.span
    }
  }
}

/// The two whole numbers of `100..200`, the smaller one first; nothing for anything else.
func wholeRange(_ text: String) -> (low: Int64, high: Int64)? {
  guard let ends = endsOfInterval(text),
    case .success(let low) = Literal.number(String(ends.low)), low.decimals == 0,
    case .success(let high) = Literal.number(String(ends.high)), high.decimals == 0,
    low.digits <= high.digits
  else { return nil }
  return (low.digits, high.digits)
}
