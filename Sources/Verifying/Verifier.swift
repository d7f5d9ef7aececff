/// Goes through a receipt, computes each figure from others and notes those that come out otherwise.
struct Verifier {
  /// The lines of a file.
  let offers: ((String) -> [String]?)?
  var result = Verification()

  /// How amounts are rounded, and where VAT is.
  struct Terms {
    var decimals: Int
    var mode: Fraction.Mode
    /// `call`, `line` or `total`.
    var place: String
    /// The rates of VAT as lines name them, that of the offer first; each as a share.
    var rates: [(name: String, share: Fraction)]
    /// Where VAT is rounded: `unit price`, `line`, `rate` or `document`.
    var vatPlace: String
    /// Whether lines and bills say their rates.
    var hasSeveralRates: Bool
    /// Whether VAT is taken out of the sum of the list prices.
    var taxIsInSum: Bool
    /// Whether prices contain VAT.
    var taxIsIncluded: Bool
    /// Whether each line has VAT of its own.
    var isByLine: Bool { vatPlace == "unit price" || vatPlace == "line" }
    /// Whether lines are rounded before they are added up.
    var roundsLines: Bool { place != "total" || isByLine }

    /// How many of the smallest amounts make one.
    var scale: Int128 { (0..<decimals).reduce(1) { scale, _ in scale * 10 } }

    func rounded(_ value: Fraction) throws(Fraction.TooLarge) -> Fraction { try value.rounded(decimals, mode) }
  }

  /// Amounts without and with VAT.
  struct Sum {
    var net = Fraction.zero
    var gross = Fraction.zero

    mutating func add(_ other: Sum, times: Int) throws(Fraction.TooLarge) {
      net = try net.adding(other.net.times(Fraction(Int128(times))))
      gross = try gross.adding(other.gross.times(Fraction(Int128(times))))
    }

    /// An equal share to the cent.
    func shared(_ count: Int) throws(Fraction.TooLarge) -> Sum {
      let count = Fraction(Int128(count))
      return Sum(
        net: try net.divided(by: count).rounded(2, .halfUp), gross: try gross.divided(by: count).rounded(2, .halfUp))
    }
  }

  /// Notes a figure that does not hold.
  mutating func differ(_ node: Node, _ stated: String, _ recomputed: String) {
    result.differences.append(Difference(path: node.path, stated: stated, recomputed: recomputed))
  }

  /// Compares a figure with what it should be: `decimals` as they are printed, or the exact number.
  mutating func expect(_ node: Node, _ value: Fraction, decimals: Int? = nil) throws(Unreadable) {
    result.figures += 1
    let words = decimals.map { value.plain($0) ?? value.words } ?? value.words
    if try decimals == nil ? node.number() != value : node.text() != words { differ(node, try node.text(), words) }
  }

  /// Compares a whole number or a word with what it should be.
  mutating func expect(_ node: Node, _ stated: String, _ value: String) {
    result.figures += 1
    if stated != value { differ(node, stated, value) }
  }

  /// What a computation gives; what does not fit in 128 bits makes the receipt unreadable.
  func fitting<T>(_ node: Node, _ compute: () throws(Fraction.TooLarge) -> T) throws(Unreadable) -> T {
    do { return try compute() } catch { throw node.fault("has numbers too large to be recomputed") }
  }

  /// Words that stand in a line of a file, which hold the digits of `value`, if there is one.
  mutating func expect(
    _ written: Node, in file: Node, line: Node, value: String? = nil
  ) throws(Unreadable) {
    let words = try written.text()
    func digits(_ text: String) -> String {
      String(text.prefix { $0 != "%" && $0 != "/" }.filter(\.isASCII).filter(\.isNumber))
    }
    if let value {
      result.figures += 1
      if digits(words) != digits(value) { differ(written, words, value) }
    }
    let path = try file.text()
    let number = try line.whole(in: 1...1_000_000)
    guard let offers else { return }
    result.places += 1
    guard let lines = offers(path) else { return differ(file, path, "there is no such file among the offers") }
    let found = number <= lines.count ? lines[number - 1] : ""
    if !found.contains(words) {
      let isElsewhere = lines.firstIndex { $0.contains(words) }
      let now = isElsewhere.map { "now in line \($0 + 1)" } ?? "line \(number) is now `\(found.trimmed)`"
      differ(written, words, "the file has changed: \(now)")
    }
  }

  // What a profile says is copied word for word; only places and words can be compared.
  mutating func verify(profile node: Node) throws(Unreadable) {
    let profile = try node.members("id", "title", "payment", "given")
    _ = try profile["id"].present?.text()
    _ = try profile["title"].present?.text()
    _ = try profile["payment"].text()
    for fact in try profile["given"].items() {
      let fact = try fact.members("what", "written", "file", "line")
      _ = try fact["what"].text()
      try expect(fact["written"], in: fact["file"], line: fact["line"])
    }
  }

  mutating func verify(estimate node: Node) throws(Unreadable) {
    let estimate = try node.members(
      [
        "offer", "plan", "title", "currency", "source", "status", "months", "vat", "rounding", "readings", "bills",
        "month", "firstMonth", "year", "total", "average", "missing", "events", "assumptions",
      ], and: ["onOrder"], where: node.has("onOrder"))
    result.estimates += 1
    for name in ["offer", "plan", "title", "currency"] { _ = try estimate[name].text() }
    let months = try estimate["months"].whole(in: 1...1200)
    let terms = try terms(vat: estimate["vat"], rounding: estimate["rounding"])
    try verifyWords(of: estimate)
    var (yearly, first, last, total) = (Sum(), Sum(), Sum(), Sum())
    var (next, nextYear) = (1, 1)
    var hasWhole = false
    for bill in try estimate["bills"].items() {
      let isPart = bill.has("days")
      let members = try bill.members(
        ["due", "from", "to", "every", "lines", "net", "vat", "gross"] + (isPart ? ["days"] : []), and: ["rates"],
        where: terms.hasSeveralRates)
      if isPart { try verify(days: members["days"], of: bill, members) }
      let (from, to) = (try members["from"].whole(in: 1...1200), try members["to"].whole(in: 1...1200))
      let every = try members["every"].whole(in: 1...1200)
      let due = try members["due"].text()
      let sum = try verify(bill: bill, members, terms)
      let expected: (from: Int, to: Int?, every: Int)
      switch due {
      case "monthly":
        expected = (next, nil, 1)
        next = to + 1
        // What a month costs is what a whole one does, where there is any.
        if !isPart || !hasWhole { last = sum }
        hasWhole = hasWhole || !isPart
      case "yearly":
        // A year paid in advance ends before the next begins; the last one as the estimate does.
        expected = (nextYear, to < months ? nextYear + (to - nextYear + 1) / 12 * 12 - 1 : months, 12)
        nextYear = to + 1
        yearly = sum
      case "once":
        expected = (1, 1, 1)
      default: throw members["due"].fault("is neither `monthly` nor `yearly` nor `once`")
      }
      expect(members["from"], "\(from)", "\(expected.from)")
      expect(members["to"], "\(to)", "\(expected.to ?? min(months, max(from, to)))")
      expect(members["every"], "\(every)", "\(expected.every)")
      try fitting(bill) { () throws(Fraction.TooLarge) in
        if from == 1 { try first.add(sum, times: 1) }
        try total.add(sum, times: max(0, to - from) / every + 1)
      }
    }
    if node.has("onOrder") { try verify(onOrder: estimate["onOrder"], bills: estimate["bills"], terms) }
    expect(estimate["months"], "\(months)", "\(next - 1)")
    if nextYear > 1 { expect(estimate["months"], "\(months)", "\(nextYear - 1)") }
    let hasYear = yearly.gross != .zero || yearly.net != .zero
    try fitting(node) { () throws(Fraction.TooLarge) in try yearly.add(last, times: 12) }
    let month = hasYear ? try fitting(node) { () throws(Fraction.TooLarge) in try yearly.shared(12) } : last
    let average = try fitting(node) { () throws(Fraction.TooLarge) in try total.shared(months) }
    let isPriced = try estimate["status"].text() != "unpriced"
    for (name, sum) in [
      ("month", month), ("firstMonth", first), ("year", yearly), ("total", total), ("average", average),
    ] {
      guard let totals = estimate[name].present else {
        let isDue = isPriced && (name != "year" || hasYear)
        expect(estimate[name], "null", isDue ? sum.net.words : "null")
        continue
      }
      if !isPriced { differ(totals, "an amount", "null: an unpriced estimate has no total") }
      try expect(totals, sum)
    }
  }

  /// A part of one month: `9/31`, by which some line of it is multiplied and divided.
  private mutating func verify(days: Node, of bill: Node, _ members: Members) throws(Unreadable) {
    let words = try days.text().split(separator: "/").map(String.init)
    guard words.count == 2, let used = Int(words[0]), let all = Int(words[1]), 0 <= used, used < all else {
      throw days.fault("are no part of a month")
    }
    expect(members["to"], "\(try members["to"].whole(in: 1...1200))", "\(try members["from"].whole(in: 1...1200))")
    result.figures += 1
    let lines = try members["lines"].items()
    let isUsed = lines.contains { line in
      guard case .object(let found) = line.value, let rule = found.first(where: { $0.name == "rule" })?.value,
        case .string(let text) = rule
      else { return false }
      return text.contains(" × \(used) ÷ ") && text.contains(" ÷ \(all)")
    }
    if !lines.isEmpty, !isUsed { differ(days, try days.text(), "no line of these days") }
  }

  /// Compares three amounts that belong together.
  private mutating func expect(_ node: Node, _ sum: Sum) throws(Unreadable) {
    let totals = try node.members("net", "vat", "gross")
    let vat = try fitting(node) { () throws(Fraction.TooLarge) in try sum.gross.subtracting(sum.net) }
    try expect(totals["net"], sum.net, decimals: 2)
    try expect(totals["vat"], vat, decimals: 2)
    try expect(totals["gross"], sum.gross, decimals: 2)
  }

  private mutating func terms(vat: Node, rounding: Node) throws(Unreadable) -> Terms {
    let points = try rounding.members("place", "decimals", "mode")
    guard let mode = Fraction.Mode(rawValue: try points["mode"].text()) else {
      throw points["mode"].fault("is no way to round")
    }
    var terms = Terms(
      decimals: try points["decimals"].whole(in: 0...6), mode: mode, place: try points["place"].text(),
      rates: [("0", .zero)], vatPlace: "rate", hasSeveralRates: false, taxIsInSum: false, taxIsIncluded: false)
    guard ["call", "line", "total"].contains(terms.place) else { throw points["place"].fault("is no place to round") }
    guard let vat = vat.present else { return terms }
    terms.hasSeveralRates = vat.has("others")
    let members = try vat.members(
      ["rate", "included", "net", "written", "file", "line"], and: ["place", "others"], where: terms.hasSeveralRates)
    try expect(members["written"], in: members["file"], line: members["line"], value: members["rate"].text())
    terms.rates = [(try members["rate"].text(), try share(members["rate"]))]
    terms.taxIsIncluded = try members["included"].truth()
    let net = try members["net"].text()
    terms.taxIsInSum = terms.taxIsIncluded && net == "total"
    guard terms.hasSeveralRates else { return terms }
    terms.vatPlace = try members["place"].text()
    guard ["unit price", "line", "rate", "document"].contains(terms.vatPlace) else {
      throw members["place"].fault("is no place to round VAT")
    }
    for item in try members["others"].items() {
      let own = try item.members("vat", "written", "file", "line")
      let name = try own["vat"].text()
      guard !terms.rates.contains(where: { $0.name == name }) else { throw own["vat"].fault("is there twice") }
      let isExempt = name == "exempt"
      try expect(own["written"], in: own["file"], line: own["line"], value: isExempt ? nil : name)
      terms.rates.append((name, isExempt ? .zero : try share(own["vat"])))
    }
    return terms
  }

  /// A percentage as a share.
  private func share(_ node: Node) throws(Unreadable) -> Fraction {
    let percent = try node.number()
    return try fitting(node) { () throws(Fraction.TooLarge) in try percent.divided(by: Fraction(100)) }
  }

  /// What a customer has to know beside the amounts: words, kept by the seal.
  private mutating func verifyWords(of estimate: Members) throws(Unreadable) {
    for (name, members) in [
      ("readings", ["name", "choice", "say", "ask"]),
      ("missing", ["what", "id", "label", "quantity", "unit", "file", "line"]),
      ("events", ["consequence", "id", "label", "quantity", "unit", "file", "line"]),
      ("assumptions", ["say", "file", "line"]),
    ] {
      for item in try estimate[name].items() {
        guard case .object(let found) = item.value, found.map(\.name).sorted() == members.sorted() else {
          throw item.fault("has not the members \(members.joined(separator: ", "))")
        }
      }
    }
    if let source = estimate["source"].present { _ = try source.members("title", "publisher", "url", "date") }
    let status = try estimate["status"].text()
    let isWhole = try estimate["missing"].items().isEmpty
    guard ["priced", "lower-bound", "unpriced"].contains(status) else {
      throw estimate["status"].fault("is no status of an estimate")
    }
    if isWhole != (status == "priced") { differ(estimate["status"], status, isWhole ? "priced" : "not priced") }
  }
}

extension String {
  fileprivate var trimmed: Substring { drop { $0 == " " } }
}
