extension Verifier {
  /// A line of a bill, as far as the sums need it.
  struct Line {
    var node: Node
    var row: String
    var kind: String
    var exact: Fraction
    var net: Node
    /// Whether it is a share of the others, or rounds them.
    var isLast: Bool { kind.hasPrefix("levy") || kind == "rounding" }
    /// What is added up: the list price where VAT is taken out of the sum.
    var listed: Fraction
    /// The place of its rate among the terms; nothing for what is added after VAT.
    var rate: Int?
    /// VAT of its own amount, where each line is rounded.
    var vat: Fraction?
  }

  /// Recomputes a bill: each line from its rule, the sums from the lines.
  mutating func verify(bill: Node, _ members: Members, _ terms: Terms) throws(Unreadable) -> Sum {
    var lines: [Line] = []
    var levies: [Line] = []
    var net = Fraction.zero
    for node in try members["lines"].items() {
      let line = try verify(line: node, terms, beside: lines, levies, levyOn: net, vat: members["vat"])
      let stated = try line.net.number()
      net = try fitting(node) { () throws(Fraction.TooLarge) in try net.adding(stated) }
      if line.isLast { levies.append(line) } else { lines.append(line) }
    }
    try expect(members["net"], net, decimals: terms.decimals)
    let stated = try members["net"].number()
    let vat = try vat(of: bill, lines, levies, stated, terms, rates: terms.hasSeveralRates ? members["rates"] : nil)
    try expect(members["vat"], vat, decimals: terms.decimals)
    let taxed = try members["vat"].number()
    let gross = try fitting(bill) { () throws(Fraction.TooLarge) in try stated.adding(taxed) }
    try expect(members["gross"], gross, decimals: terms.decimals)
    return Sum(net: stated, gross: gross)
  }

  /// Recomputes a line: its rule from the numbers in it, these from where they are written.
  private mutating func verify(
    line node: Node, _ terms: Terms, beside lines: [Line], _ levies: [Line], levyOn all: Fraction, vat: Node
  ) throws(Unreadable) -> Line {
    let line = try node.members(
      [
        "row", "label", "section", "clause", "kind", "rule", "operands", "covers", "exact", "rounded", "net",
        "remarks", "written", "file", "line",
      ], and: ["vat"], where: terms.hasSeveralRates)
    result.lines += 1
    let rule = try line["rule"].text()
    let (value, numbers): (Fraction, [String])
    do {
      (value, numbers) = try Rule.compute(rule, mode: terms.mode)
    } catch {
      throw line["rule"].fault(error == .tooLarge ? "has numbers too large to be recomputed" : "is no rule")
    }
    let kind = try line["kind"].text()
    let rate = try self.rate(of: line, kind, terms)
    var made = Line(
      node: node, row: try line["row"].text(), kind: kind, exact: value, net: line["net"], listed: value, rate: rate)
    if terms.taxIsInSum, !made.isLast, let rate {
      made.listed = try fitting(node) { () throws(Fraction.TooLarge) in
        try value.times(terms.rates[rate].share.adding(Fraction(1)))
      }
    }
    var money: [Node] = []
    var rest = numbers[...]
    for operand in try line["operands"].items() {
      let number = try verify(operand: operand, &money)
      for part in try number.text().split(separator: "/") {
        result.figures += 1
        if let next = rest.popFirst(), next != part { differ(number, try number.text(), "\(next) in the rule") }
      }
    }
    expect(
      line["operands"], "the numbers of the rule", rest.isEmpty ? "the numbers of the rule" : "\(rest.count) more")
    try expect(line["written"], in: line["file"], line: line["line"])
    try expect(line["exact"], value)
    let covered = try covered(line["covers"], by: made, lines)
    switch made.kind {
    // Usage of which only the sum is known may be an amount by itself, a lower bound.
    case "charge", "usage": break
    case "adjustment": try verify(adjustment: made, line, covered, money, terms)
    case "minimum", "maximum":
      let billed = try sum(of: lines.filter { $0.row == made.row }, terms, at: node)
      if let money = money.last { try expect(money, billed) }
    case "levy before VAT":
      guard let money = money.last else { throw line["operands"].fault("lacks the amount that it is taken of") }
      try expect(money, net(of: lines + levies, rate: rate, at: node))
    case "levy after VAT", "rounding":
      guard let money = money.last else { throw line["operands"].fault("lacks the amount that it is taken of") }
      let tax = try vat.number()
      try expect(money, fitting(node) { () throws(Fraction.TooLarge) in try all.adding(tax) })
    default: throw line["kind"].fault("is no kind of line")
    }
    let isShared = !made.isLast && !terms.isByLine && (terms.taxIsInSum || terms.place == "total")
    if !isShared {
      let rounded = try fitting(node) { () throws(Fraction.TooLarge) in try terms.rounded(value) }
      try expect(made.net, rounded, decimals: terms.decimals)
    }
    let rounding = try line["net"].number() == value ? "null" : isShared ? "shared" : "line"
    expect(line["rounded"], try line["rounded"].present?.text() ?? "null", rounding)
    if terms.hasSeveralRates { made.vat = try verify(vatOf: made, line["vat"], numbers, terms) }
    return made
  }

  /// The lines above it that an adjustment covers, by their position; no other line covers any.
  private func covered(_ node: Node, by line: Line, _ lines: [Line]) throws(Unreadable) -> [Line] {
    var covered: [Line] = []
    var next = 0
    for item in try node.items() {
      guard line.kind == "adjustment", next < lines.count else { throw item.fault("is no line above") }
      let position = try item.whole(in: next...lines.count - 1)
      covered.append(lines[position])
      next = position + 1
    }
    return covered
  }

  /// What lines are billed at, each rounded where lines are.
  private func sum(of lines: [Line], _ terms: Terms, at node: Node) throws(Unreadable) -> Fraction {
    try fitting(node) { () throws(Fraction.TooLarge) in
      var sum = Fraction.zero
      for line in lines {
        sum = try sum.adding(terms.roundsLines ? terms.rounded(line.listed) : line.listed)
      }
      return sum
    }
  }

  /// What lines of one rate are billed at, as the receipt states it.
  private func net(of lines: [Line], rate: Int?, at node: Node) throws(Unreadable) -> Fraction {
    var sum = Fraction.zero
    for line in lines where line.rate == rate {
      let stated = try line.net.number()
      sum = try fitting(node) { () throws(Fraction.TooLarge) in try sum.adding(stated) }
    }
    return sum
  }

  /// A discount, a credit, a minimum or a maximum follows from what the lines it covers are billed at.
  private mutating func verify(
    adjustment made: Line, _ line: Members, _ covered: [Line], _ money: [Node], _ terms: Terms
  ) throws(Unreadable) {
    let billed = try sum(of: covered, terms, at: made.node)
    guard let last = money.last else {
      guard !covered.isEmpty else { return }
      // An amount in full: what is lacked to it where nothing is billed, or what is taken off a sum at least as large.
      result.figures += 1
      let isLacked = made.exact.top > 0
      let least = isLacked ? .zero : Fraction(negating: made.listed)
      let isOff = try fitting(made.node) { () throws(Fraction.TooLarge) in try billed.isLess(than: least) }
      if isLacked ? billed != .zero : isOff { differ(line["covers"], "lines of \(billed.words)", least.words) }
      return
    }
    try expect(last, billed)
    // Spread over several rates: what falls on those up to its own, less what falls on those before it.
    guard money.count > 1, let rate = made.rate else { return }
    let upTo = try sum(of: covered.filter { $0.rate.map { $0 <= rate } ?? false }, terms, at: made.node)
    let before = try sum(of: covered.filter { $0.rate.map { $0 < rate } ?? false }, terms, at: made.node)
    for amount in money {
      result.figures += 1
      let stated = try amount.number()
      if ![upTo, before, billed].contains(stated) { differ(amount, try amount.text(), upTo.words) }
    }
  }

  /// An operand of a rule: a number, or a price with the place where it is written.
  private mutating func verify(operand node: Node, _ money: inout [Node]) throws(Unreadable) -> Node {
    guard case .object(let found) = node.value, found.contains(where: { $0.name == "written" }) else {
      let operand = try node.members("value", "is", "unit")
      if try operand["is"].text() == "money" { money.append(operand["value"]) }
      _ = try operand["value"].number()
      return operand["value"]
    }
    let operand = try node.members("value", "is", "unit", "written", "file", "line")
    try expect(operand["written"], in: operand["file"], line: operand["line"], value: operand["value"].text())
    return operand["value"]
  }
}
