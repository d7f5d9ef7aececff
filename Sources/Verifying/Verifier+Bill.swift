extension Verifier {
  /// A line of a bill, as far as the sums need it.
  private struct Line {
    var node: Node
    var row: String
    var kind: String
    var exact: Fraction
    var net: Node
    /// Whether it is a share of the others, or rounds them.
    var isLast: Bool { kind.hasPrefix("levy") || kind == "rounding" }
    /// What is added up: the list price where VAT is taken out of the sum.
    var listed: Fraction
  }

  /// Recomputes a bill: each line from its rule, the sums from the lines.
  mutating func verify(bill: Node, _ members: Members, _ terms: Terms) throws(Unreadable) -> Sum {
    var lines: [Line] = []
    var levies: [Line] = []
    var net = Fraction.zero
    for node in try members["lines"].items() {
      let line = try verify(line: node, terms, beside: lines, levyOn: net, vat: members["vat"])
      let stated = try line.net.number()
      net = try fitting(node) { () throws(Fraction.TooLarge) in try net.adding(stated) }
      if line.isLast { levies.append(line) } else { lines.append(line) }
    }
    try expect(members["net"], net, decimals: terms.decimals)
    let stated = try members["net"].number()
    let vat = try vat(of: bill, lines, levies, stated, terms)
    try expect(members["vat"], vat, decimals: terms.decimals)
    let taxed = try members["vat"].number()
    let gross = try fitting(bill) { () throws(Fraction.TooLarge) in try stated.adding(taxed) }
    try expect(members["gross"], gross, decimals: terms.decimals)
    return Sum(net: stated, gross: gross)
  }

  /// VAT of a bill; where a sum is rounded as a whole, its lines are compared with their shares of it.
  private mutating func vat(
    of bill: Node, _ lines: [Line], _ levies: [Line], _ net: Fraction, _ terms: Terms
  ) throws(Unreadable) -> Fraction {
    let (sum, untaxed) = try fitting(bill) { () throws(Fraction.TooLarge) in
      var sum = Fraction.zero
      for line in lines { sum = try sum.adding(terms.place == "total" ? line.listed : terms.rounded(line.listed)) }
      sum = try terms.rounded(sum)
      return (sum, terms.taxIsInSum ? try terms.rounded(sum.divided(by: terms.factor)) : sum)
    }
    if terms.taxIsInSum || terms.place == "total" { try share(untaxed, among: lines, terms) }
    var (before, after) = (Fraction.zero, Fraction.zero)
    for levy in levies {
      let amount = try levy.net.number()
      try fitting(bill) { () throws(Fraction.TooLarge) in
        if levy.kind == "levy before VAT" {
          before = try before.adding(amount)
        } else {
          after = try after.adding(amount)
        }
      }
    }
    return try fitting(bill) { () throws(Fraction.TooLarge) in
      guard terms.taxIsInSum else { return try terms.rounded(net.subtracting(after).times(terms.rate)) }
      return try sum.subtracting(untaxed).adding(terms.rounded(before.times(terms.rate)))
    }
  }

  /// Shares a sum among lines: each is rounded down, the cents left go to the largest remainders.
  private mutating func share(_ sum: Fraction, among lines: [Line], _ terms: Terms) throws(Unreadable) {
    guard let first = lines.first else { return }
    let shares = try fitting(first.node) { () throws(Fraction.TooLarge) in
      let cents = try lines.map { (line) throws(Fraction.TooLarge) in try line.exact.rounded(terms.decimals, .down) }
      var left = sum
      var rests: [Fraction] = []
      for (line, share) in zip(lines, cents) {
        left = try left.subtracting(share)
        rests.append(try line.exact.subtracting(share))
      }
      // Insertion keeps equal remainders in the order of the lines.
      var order: [Int] = []
      for index in rests.indices {
        var place = order.count
        while place > 0, try rests[order[place - 1]].isLess(than: rests[index]) { place -= 1 }
        order.insert(index, at: place)
      }
      let count = try left.times(Fraction(terms.scale)).top
      if count < 0 { order.reverse() }
      var shares = cents
      let (each, more) = (count / Int128(lines.count), count % Int128(lines.count))
      for (position, index) in order.enumerated() {
        let extra = each + (Int128(position) < Int128(more.magnitude) ? more.signum() : 0)
        shares[index] = try shares[index].adding(Fraction(extra, over: terms.scale))
      }
      return shares
    }
    for (line, share) in zip(lines, shares) { try expect(line.net, share, decimals: terms.decimals) }
  }

  /// Recomputes a line: its rule from the numbers in it, these from where they are written.
  private mutating func verify(
    line node: Node, _ terms: Terms, beside lines: [Line], levyOn net: Fraction, vat: Node
  ) throws(Unreadable) -> Line {
    let line = try node.members(
      "row", "label", "section", "clause", "kind", "rule", "operands", "exact", "rounded", "net", "remarks", "written",
      "file", "line")
    result.lines += 1
    let rule = try line["rule"].text()
    let (value, numbers): (Fraction, [String])
    do {
      (value, numbers) = try Rule.compute(rule, mode: terms.mode)
    } catch {
      throw line["rule"].fault(error == .tooLarge ? "has numbers too large to be recomputed" : "is no rule")
    }
    let made = Line(
      node: node, row: try line["row"].text(), kind: try line["kind"].text(), exact: value, net: line["net"],
      listed: terms.taxIsInSum
        ? try fitting(node) { () throws(Fraction.TooLarge) in try value.times(terms.factor) } : value)
    var money: Node?
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
    switch made.kind {
    // Usage of which only the sum is known may be an amount by itself, a lower bound.
    // What an adjustment is a share of is in its rule; which lines it covers, only the offer says.
    case "charge", "usage", "adjustment": break
    case "minimum", "maximum":
      let billed = try fitting(node) { () throws(Fraction.TooLarge) in
        var sum = Fraction.zero
        for line in lines where line.row == made.row {
          sum = try sum.adding(terms.place == "total" ? line.listed : terms.rounded(line.listed))
        }
        return sum
      }
      if let money { try expect(money, billed) }
    case "levy before VAT", "levy after VAT", "rounding":
      guard let money else { throw line["operands"].fault("lacks the amount that it is taken of") }
      let tax = made.kind != "levy before VAT" ? try vat.number() : .zero
      try expect(money, fitting(node) { () throws(Fraction.TooLarge) in try net.adding(tax) })
    default: throw line["kind"].fault("is no kind of line")
    }
    let isShared = !made.isLast && (terms.taxIsInSum || terms.place == "total")
    if !isShared {
      let rounded = try fitting(node) { () throws(Fraction.TooLarge) in try terms.rounded(value) }
      try expect(made.net, rounded, decimals: terms.decimals)
    }
    let rounding = try line["net"].number() == value ? "null" : isShared ? "shared" : "line"
    expect(line["rounded"], try line["rounded"].present?.text() ?? "null", rounding)
    return made
  }

  /// An operand of a rule: a number, or a price with the place where it is written.
  private mutating func verify(operand node: Node, _ money: inout Node?) throws(Unreadable) -> Node {
    guard case .object(let found) = node.value, found.contains(where: { $0.name == "written" }) else {
      let operand = try node.members("value", "is", "unit")
      if try operand["is"].text() == "money" { money = operand["value"] }
      _ = try operand["value"].number()
      return operand["value"]
    }
    let operand = try node.members("value", "is", "unit", "written", "file", "line")
    try expect(operand["written"], in: operand["file"], line: operand["line"], value: operand["value"].text())
    return operand["value"]
  }
}
