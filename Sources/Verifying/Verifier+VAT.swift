// VAT of a bill: of lines, of rates, of the bill, as the receipt says where it is rounded.
extension Verifier {
  /// The place of a line's rate among the terms; nothing for what is added after VAT.
  func rate(of line: Members, _ kind: String, _ terms: Terms) throws(Unreadable) -> Int? {
    guard kind != "levy after VAT", kind != "rounding" else {
      if terms.hasSeveralRates, let vat = line["vat"].present { throw vat.fault("is the VAT of what has none") }
      return nil
    }
    guard terms.hasSeveralRates else { return 0 }
    let own = try line["vat"].members("vat", "amount", "unit", "of")
    let name = try own["vat"].text()
    guard let place = terms.rates.firstIndex(where: { $0.name == name }) else {
      throw own["vat"].fault("is no rate of the receipt")
    }
    return place
  }

  /// Recomputes VAT of a line's own amount; nothing where it has none.
  mutating func verify(
    vatOf line: Line, _ node: Node, _ numbers: [String], _ terms: Terms
  ) throws(Unreadable) -> Fraction? {
    guard let rate = line.rate else { return nil }
    let own = try node.members("vat", "amount", "unit", "of")
    let share = terms.rates[rate].share
    guard terms.isByLine else {
      expect(own["amount"], try own["amount"].present?.text() ?? "null", "null")
      return nil
    }
    let net = try line.net.number()
    var exact = try fitting(node) { () throws(Fraction.TooLarge) in try net.times(share) }
    if let unit = own["unit"].present, terms.vatPlace == "unit price", !line.isLast {
      exact = try verify(unit: unit, of: own["of"], line, share, numbers, terms)
    } else {
      expect(own["unit"], try own["unit"].present?.text() ?? "null", "null")
      expect(own["of"], try own["of"].present?.text() ?? "null", "null")
    }
    let inside = terms.taxIsInSum && !line.isLast
    let vat = try fitting(node) { () throws(Fraction.TooLarge) in
      inside ? try terms.rounded(line.listed).subtracting(net) : try terms.rounded(exact)
    }
    try expect(own["amount"], vat, decimals: terms.decimals)
    return try own["amount"].number()
  }

  /// Recomputes VAT of one unit from its price, which the rule names, and that of the line from it.
  private mutating func verify(
    unit: Node, of price: Node, _ line: Line, _ share: Fraction, _ numbers: [String], _ terms: Terms
  ) throws(Unreadable) -> Fraction {
    let (vat, net) = (try unit.number(), try price.number())
    let listed = try fitting(unit) { () throws(Fraction.TooLarge) in
      terms.taxIsIncluded ? try net.adding(vat) : net
    }
    // The price stands in the rule, and VAT has its decimals, cents at least.
    result.figures += 2
    guard let written = numbers.first(where: { Fraction($0) == listed }) else {
      differ(price, try price.text(), "a price of the rule")
      return .zero
    }
    let kept = min(6, max(terms.decimals, written.split(separator: ".").dropFirst().first?.count ?? 0))
    let own = try fitting(unit) { () throws(Fraction.TooLarge) -> Fraction in
      guard terms.taxIsIncluded else { return try net.times(share).rounded(kept, terms.mode) }
      return try listed.subtracting(listed.divided(by: share.adding(Fraction(1))).rounded(kept, terms.mode))
    }
    if own != vat { differ(unit, try unit.text(), own.words) }
    return try fitting(unit) { () throws(Fraction.TooLarge) in try line.exact.times(vat).divided(by: net) }
  }

  /// VAT of a bill; where a sum is rounded as a whole, its lines are compared with their shares of it.
  mutating func vat(
    of bill: Node, _ lines: [Line], _ levies: [Line], _ net: Fraction, _ terms: Terms, rates: Node?
  ) throws(Unreadable) -> Fraction {
    let present = terms.rates.indices.filter { rate in lines.contains { $0.rate == rate } }
    let sums = terms.isByLine ? try lineSums(bill, lines, present) : try rateSums(bill, lines, present, terms)
    var nets = sums.nets
    var untaxed = Fraction.zero
    var added = present.map { _ in Fraction.zero }
    var taxes = present.map { _ in Fraction.zero }
    for levy in levies {
      let amount = try levy.net.number()
      let place = levy.rate.flatMap { rate in present.firstIndex(of: rate) }
      try fitting(bill) { () throws(Fraction.TooLarge) -> Void in
        guard let place else {
          untaxed = try untaxed.adding(amount)
          return
        }
        nets[place] = try nets[place].adding(amount)
        added[place] = try added[place].adding(amount)
        if let vat = levy.vat { taxes[place] = try taxes[place].adding(vat) }
      }
    }
    // One rate: VAT is that of the net amount, as the bill states it.
    if !terms.hasSeveralRates, !terms.taxIsInSum {
      return try fitting(bill) { () throws(Fraction.TooLarge) in
        try terms.rounded(net.subtracting(untaxed).times(terms.rates[0].share))
      }
    }
    let shares = present.map { terms.rates[$0].share }
    let vats = try fitting(bill) { () throws(Fraction.TooLarge) -> [Fraction] in
      if terms.isByLine {
        return try zip(sums.vats, taxes).map { (pair) throws(Fraction.TooLarge) in try pair.0.adding(pair.1) }
      }
      let taxed = terms.taxIsInSum ? added : nets
      let own = try rounded(
        zip(taxed, shares).map { (pair) throws(Fraction.TooLarge) in try pair.0.times(pair.1) }, terms)
      guard terms.taxIsInSum else { return own }
      return try zip(sums.vats, own).map { (pair) throws(Fraction.TooLarge) in try pair.0.adding(pair.1) }
    }
    if let rates { try expect(rates, present.map { terms.rates[$0].name }, nets, vats, untaxed, terms) }
    return try fitting(bill) { () throws(Fraction.TooLarge) in try sum(vats) }
  }

  /// The rows of VAT: those of the rates, then what is added after VAT.
  private mutating func expect(
    _ rates: Node, _ names: [String], _ nets: [Fraction], _ vats: [Fraction], _ untaxed: Fraction, _ terms: Terms
  ) throws(Unreadable) {
    let isMore = untaxed != .zero
    let rows = try rates.items()
    expect(rates, "\(rows.count) rows", "\(names.count + (isMore ? 1 : 0)) rows")
    for (row, (name, (net, vat))) in zip(
      rows, zip(names + ["null"], zip(nets + [untaxed], vats + [Fraction.zero])))
    {
      let own = try row.members("vat", "net", "amount")
      expect(own["vat"], try own["vat"].present?.text() ?? "null", name)
      try expect(own["net"], net, decimals: 2)
      try expect(own["amount"], vat, decimals: 2)
    }
  }

  /// What lines come to that have VAT of their own.
  private func lineSums(
    _ bill: Node, _ lines: [Line], _ present: [Int]
  ) throws(Unreadable) -> (nets: [Fraction], vats: [Fraction]) {
    var (nets, vats) = (present.map { _ in Fraction.zero }, present.map { _ in Fraction.zero })
    for line in lines {
      guard let rate = line.rate, let place = present.firstIndex(of: rate) else { continue }
      let net = try line.net.number()
      try fitting(bill) { () throws(Fraction.TooLarge) in
        nets[place] = try nets[place].adding(net)
        vats[place] = try vats[place].adding(line.vat ?? .zero)
      }
    }
    return (nets, vats)
  }

  /// What the lines of each rate come to, rounded together.
  private mutating func rateSums(
    _ bill: Node, _ lines: [Line], _ present: [Int], _ terms: Terms
  ) throws(Unreadable) -> (nets: [Fraction], vats: [Fraction]) {
    // Where lines are rounded, what they are billed at is theirs to say.
    guard terms.taxIsInSum || !terms.roundsLines else {
      let (nets, _) = try lineSums(bill, lines, present)
      return (nets, nets)
    }
    let (nets, vats) = try fitting(bill) { () throws(Fraction.TooLarge) -> ([Fraction], [Fraction]) in
      var listed = present.map { _ in Fraction.zero }
      for line in lines {
        guard let rate = line.rate, let place = present.firstIndex(of: rate) else { continue }
        listed[place] = try listed[place].adding(terms.roundsLines ? terms.rounded(line.listed) : line.listed)
      }
      listed = try rounded(listed, terms)
      guard terms.taxIsInSum else { return (listed, listed) }
      var nets: [Fraction] = []
      for (sum, rate) in zip(listed, present) {
        nets.append(try sum.divided(by: terms.rates[rate].share.adding(Fraction(1))))
      }
      nets = try rounded(nets, terms)
      var vats: [Fraction] = []
      for (sum, net) in zip(listed, nets) { vats.append(try sum.subtracting(net)) }
      return (nets, vats)
    }
    for (net, rate) in zip(nets, present) {
      let own = lines.filter { $0.rate == rate }
      let due = try fitting(bill) { () throws(Fraction.TooLarge) in try shares(net, of: own.map(\.exact), terms) }
      for (line, share) in zip(own, due) { try expect(line.net, share, decimals: terms.decimals) }
    }
    return (nets, vats)
  }

  /// Sums of rates, each rounded, or rounded together and shared among them.
  private func rounded(_ sums: [Fraction], _ terms: Terms) throws(Fraction.TooLarge) -> [Fraction] {
    guard terms.vatPlace == "document", sums.count > 1 else {
      return try sums.map { (sum) throws(Fraction.TooLarge) in try terms.rounded(sum) }
    }
    return try shares(terms.rounded(sum(sums)), of: sums, terms)
  }

  private func sum(_ amounts: [Fraction]) throws(Fraction.TooLarge) -> Fraction {
    var sum = Fraction.zero
    for amount in amounts { sum = try sum.adding(amount) }
    return sum
  }

  /// Shares a sum among amounts: each is rounded down, the cents left go to the largest remainders.
  private func shares(
    _ sum: Fraction, of amounts: [Fraction], _ terms: Terms
  ) throws(Fraction.TooLarge) -> [Fraction] {
    guard !amounts.isEmpty else { return [] }
    let cents = try amounts.map { (amount) throws(Fraction.TooLarge) in try amount.rounded(terms.decimals, .down) }
    var left = sum
    var rests: [Fraction] = []
    for (amount, share) in zip(amounts, cents) {
      left = try left.subtracting(share)
      rests.append(try amount.subtracting(share))
    }
    // Insertion keeps equal remainders in the order of the amounts.
    var order: [Int] = []
    for index in rests.indices {
      var place = order.count
      while place > 0, try rests[order[place - 1]].isLess(than: rests[index]) { place -= 1 }
      order.insert(index, at: place)
    }
    let count = try left.times(Fraction(terms.scale)).top
    if count < 0 { order.reverse() }
    var shares = cents
    let (each, more) = (count / Int128(amounts.count), count % Int128(amounts.count))
    for (position, index) in order.enumerated() {
      let extra = each + (Int128(position) < Int128(more.magnitude) ? more.signum() : 0)
      shares[index] = try shares[index].adding(Fraction(extra, over: terms.scale))
    }
    return shares
  }
}
