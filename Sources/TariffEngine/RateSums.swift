internal import Quantities

/// What the lines of a bill come to without VAT, and the VAT of each rate.
///
/// Where VAT is taken out of a sum of list prices, that sum is rounded first, its net amount next, and VAT is what is
/// between them; elsewhere the net amount is rounded first and VAT is a share of it.
struct RateSums {
  private let tariff: Tariff
  /// The rate of each line, by its place in `rates`.
  private let places: [Int]
  /// The amounts by rate, in the order of the rates.
  private(set) var rates: [Bill.RateSum]
  /// The exact amount of each line without VAT.
  private(set) var exact: [Rational]
  /// The same to the cent.
  private(set) var amounts: [Rational] = []
  /// VAT of each line, where each is rounded.
  private(set) var taxes: [Rational] = []
  /// Levies before VAT by rate.
  private var levies: [Rational]

  private var isInside: Bool { tariff.tax.isIncluded && tariff.tax.net == .total }

  /// The rates that lines have; nothing is rounded yet.
  init(_ lines: [Draft.Line], of tariff: Tariff) throws(ArithmeticFault) {
    self.tariff = tariff
    var positions: [Int] = []
    for line in lines where !positions.contains(line.tax) { positions.append(line.tax) }
    positions.sort()
    rates = positions.map { Bill.RateSum(tax: $0, net: .zero, vat: .zero) }
    levies = positions.map { _ in .zero }
    places = lines.map { line in positions.firstIndex(of: line.tax) ?? 0 }
    exact = lines.map { $0.basis }
    if isInside {
      for index in exact.indices { exact[index] = try tariff.net(of: exact[index], tax: lines[index].tax) }
    }
  }

  /// Rounds lines and sums, and takes VAT.
  mutating func settle(_ lines: [Draft.Line]) throws(ArithmeticFault) {
    if tariff.tax.isOfLines { try settleLines(lines) } else { try settleSums(lines) }
  }

  /// Each line is rounded, and its VAT; the sums are those of the lines.
  private mutating func settleLines(_ lines: [Draft.Line]) throws(ArithmeticFault) {
    for (index, line) in lines.enumerated() {
      let amount = try tariff.rounded(exact[index])
      let vat: Rational
      if isInside {
        vat = try tariff.rounded(line.basis).subtracting(amount)
      } else if let unit = line.unitTax, let price = line.unitPrice, !price.isZero {
        vat = try tariff.rounded(line.basis.multiplied(by: unit).divided(by: price))
      } else {
        vat = try tariff.rounded(amount.multiplied(by: tariff.tax.rate(line.tax)))
      }
      amounts.append(amount)
      taxes.append(vat)
      rates[places[index]].net = try rates[places[index]].net.adding(amount)
      rates[places[index]].vat = try rates[places[index]].vat.adding(vat)
    }
  }

  /// The sum of each rate is rounded, and its VAT; where lines are not rounded by themselves they share it.
  private mutating func settleSums(_ lines: [Draft.Line]) throws(ArithmeticFault) {
    var listed = rates.map { _ in Rational.zero }
    for (index, line) in lines.enumerated() {
      let amount = tariff.roundsLines ? try tariff.rounded(line.basis) : line.basis
      listed[places[index]] = try listed[places[index]].adding(amount)
    }
    listed = try rounded(listed)
    var nets = listed
    var vats = listed
    if isInside {
      for index in rates.indices { nets[index] = try tariff.net(of: listed[index], tax: rates[index].tax ?? 0) }
      nets = try rounded(nets)
      for index in rates.indices { vats[index] = try listed[index].subtracting(nets[index]) }
    } else {
      for index in rates.indices { vats[index] = try nets[index].multiplied(by: rate(index)) }
      vats = try rounded(vats)
    }
    for index in rates.indices {
      rates[index].net = nets[index]
      rates[index].vat = vats[index]
    }
    amounts = exact
    for place in rates.indices where isInside || !tariff.roundsLines {
      let own = lines.indices.filter { places[$0] == place }
      let shares = try tariff.apportion(nets[place], over: own.map { exact[$0] })
      for (index, share) in zip(own, shares) { amounts[index] = share }
    }
    if !isInside, tariff.roundsLines {
      for index in lines.indices { amounts[index] = try tariff.rounded(exact[index]) }
    }
  }

  /// Adds a levy to what a rate comes to.
  mutating func add(levy amount: Rational, at index: Int) throws(ArithmeticFault) {
    rates[index].net = try rates[index].net.adding(amount)
    levies[index] = try levies[index].adding(amount)
    guard tariff.tax.isOfLines else { return }
    rates[index].vat = try rates[index].vat.adding(tariff.rounded(amount.multiplied(by: rate(index))))
  }

  /// VAT once levies are added: on all of it, or that of the levies beside what list prices contain.
  mutating func taxLevies() throws(ArithmeticFault) {
    guard !tariff.tax.isOfLines, levies.contains(where: { !$0.isZero }) else { return }
    var vats: [Rational] = []
    for index in rates.indices {
      vats.append(try (isInside ? levies[index] : rates[index].net).multiplied(by: rate(index)))
    }
    vats = try rounded(vats)
    for index in rates.indices {
      rates[index].vat = isInside ? try rates[index].vat.adding(vats[index]) : vats[index]
    }
  }

  private func rate(_ index: Int) -> Rational { tariff.tax.rate(rates[index].tax ?? 0) }

  /// The sums of rates, each rounded, or their sum rounded and shared among them.
  private func rounded(_ sums: [Rational]) throws(ArithmeticFault) -> [Rational] {
    var made: [Rational] = []
    if tariff.tax.place == .document, sums.count > 1 {
      var all = Rational.zero
      for sum in sums { all = try all.adding(sum) }
      return try tariff.apportion(tariff.rounded(all), over: sums)
    }
    for sum in sums { made.append(try tariff.rounded(sum)) }
    return made
  }
}
