// What is paid with the order: a share of the bill of what is paid once, or of some lines of it.
extension Verifier {
  mutating func verify(onOrder node: Node, bills: Node, _ terms: Terms) throws(Unreadable) {
    var lines: [Node] = []
    var bill: Members?
    for item in try bills.items() {
      guard case .object(let found) = item.value else { continue }
      let members = Members(path: item.path, members: found)
      guard try members["due"].text() == "once" else { continue }
      bill = members
      lines = try members["lines"].items()
    }
    for item in try node.items() {
      let paid = try item.members(
        "row", "label", "share", "covers", "of", "due", "balance", "written", "file", "line")
      let percent = try paid["share"].number()
      try expect(paid["written"], in: paid["file"], line: paid["line"], value: paid["share"].text())
      let (whole, due, balance) = (try amounts(paid["of"]), try amounts(paid["due"]), try amounts(paid["balance"]))
      let net = try net(of: paid["covers"], among: lines, item)
      try expect(whole["net"], net, decimals: 2)
      if let bill, try paid["covers"].items().count == lines.count {
        try expect(whole["gross"], bill["gross"].number(), decimals: 2)
      }
      for name in ["net", "gross"] {
        let (all, stated) = (try whole[name].number(), try due[name].number())
        let own = try fitting(item) { () throws(Fraction.TooLarge) in
          try terms.rounded(all.times(percent).divided(by: Fraction(100)))
        }
        try expect(due[name], own, decimals: 2)
        let rest = try fitting(item) { () throws(Fraction.TooLarge) in try all.subtracting(stated) }
        try expect(balance[name], rest, decimals: 2)
      }
    }
  }

  /// What the lines come to that a share is taken of, by their position.
  private func net(of covers: Node, among lines: [Node], _ item: Node) throws(Unreadable) -> Fraction {
    var net = Fraction.zero
    var next = 0
    for cover in try covers.items() {
      guard next < lines.count else { throw cover.fault("is no line of what is paid once") }
      let position = try cover.whole(in: next...lines.count - 1)
      guard case .object(let found) = lines[position].value else { throw cover.fault("is no line") }
      let stated = try Members(path: lines[position].path, members: found)["net"].number()
      net = try fitting(item) { () throws(Fraction.TooLarge) in try net.adding(stated) }
      next = position + 1
    }
    return net
  }

  /// Three amounts, of which VAT is what is between the others.
  private mutating func amounts(_ node: Node) throws(Unreadable) -> Members {
    let members = try node.members("net", "vat", "gross")
    let (net, gross) = (try members["net"].number(), try members["gross"].number())
    let vat = try fitting(node) { () throws(Fraction.TooLarge) in try gross.subtracting(net) }
    try expect(members["vat"], vat, decimals: 2)
    return members
  }
}
