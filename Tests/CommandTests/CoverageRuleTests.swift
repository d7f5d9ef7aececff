import Testing

/// The rule of `CoverageTests` can fail, and fails where it should.
@Suite("Coverage of figures")
struct CoverageRuleTests {
  let offer = """
    offer: a  # 77 €
    title: Forfait 3000
    price:
      recording:
        label: Enregistrement des appels
        price: 10 €/month
      profile: { label: Profil utilisateur supplémentaire, price: "20,50 €/month" }
    calls:
      included:
        metro:
          label: Appels inclus
          limits:
            correspondents: { limit: 100 correspondents/user/month }
    date: 2024-09-25
    notes:
      fair: { mark: "2", say: "Dans la limite de 1 500 destinations." }
    examples:
      p1: { say: abonnement, expect: { month-net: 99.50 € } }
    """

  private func missing(_ printed: String, _ words: String, hints: [Remark] = []) throws -> [String] {
    let figure = try #require(SourceFigure(line: 1, ordinal: 1, printed: printed, context: words))
    let units = [["correspondants", "correspondent"], ["destinataires", "correspondent"]]
    return Coverage(figures: [figure], hints: hints, units: units).missing { _ in [offer] }
  }

  @Test(
    "a figure with its words is covered",
    arguments: [
      ("10€", "Enregistrement appels"), ("20,5 €", "Profil utilisateur"), ("100 correspondants", "appels maximum"),
      ("25/09/2024", ""), ("25 septembre 2024", ""), ("1500", "limite destinations"), ("⁽²⁾", "fixes métropole"),
      ("100 destinataires", "appels maximum"),
    ])
  func covered(printed: String, words: String) throws {
    #expect(try missing(printed, words) == [])
  }

  @Test(
    "a figure that the offer lacks is reported",
    arguments: [
      ("77 €", ""),  // in a comment
      ("99,50 €", "abonnement"),  // in an example
      ("10€", "Profil utilisateur"),  // the price of something else
      ("10", "Enregistrement appels"),  // not a price
      ("10%", "Enregistrement appels"),
      ("100 correspondants", "renvois standard"),
      ("26/09/2024", ""), ("⁽³⁾", ""), ("1501", "limite destinations"),
    ])
  func missed(printed: String, words: String) throws {
    let report = try missing(printed, words)
    #expect(report.count == 1)
    #expect(report.first?.contains("line 1:1 \(printed): ") == true)
  }

  @Test("the cells of one row are covered in one row")
  func rowsStayTogether() throws {
    func missing(_ cells: [String]) throws -> [String] {
      let figures = try cells.enumerated().map { index, cell in
        try #require(SourceFigure(line: 7, ordinal: index + 1, printed: cell, context: "canaux standard"))
      }
      let offer = """
        one: { label: Canaux du standard, is: { start: 10 channels, pro: 20 channels } }
        two:
          label: Canaux du standard automatique
          is:
            start: 10 channels
            pro: 40 channels
        """
      return Coverage(figures: figures).missing { _ in [offer] }
    }
    #expect(try missing(["10", "20"]) == [])
    #expect(try missing(["10", "40"]) == [])
    #expect(try missing(["20", "40"]) == ["  line 7:1 20, 7:2 40: not in one row of the offer (canau stand)"])
    #expect(try missing(["10", "30"]) == ["  line 7:2 30: nowhere in the offer (canau stand)"])
  }

  @Test("a hint replaces the words of the document, and all of its words must be there")
  func hint() throws {
    func hint(_ text: String) -> [Remark] { [Remark(lines: 1...1, ordinal: 1, printed: nil, text: text)] }
    #expect(try missing("10€", "Profil", hints: hint("recording")) == [])
    #expect(try missing("10€", "Enregistrement", hints: hint("recording profile")).count == 1)
  }

  @Test(
    "figures are read however they are printed",
    arguments: [
      ("19,90€", "19.9", Figure.Kind.money), ("1\u{202F}500 ₽", "1500", .money), ("€ 53.3", "53.3", .money),
      ("0,300", "0.3", .number), ("85 000€", "85000", .money), ("01", "01", .number), ("4h", "4", .number),
      ("2018/1972", "2018/1972", .number), ("17.12.2018", "2018-12-17", .date),
      ("11 décembre 2018", "2018-12-11", .date),
      ("30%", "30", .percentage), ("(¹)", "1", .marker), ("8M", "8", .number), ("100,00", "100", .number),
    ])
  func reading(printed: String, value: String, kind: Figure.Kind) {
    let figures = Figure.all(in: printed[...]).map(\.figure)
    #expect(figures.map(\.value) == [value])
    #expect(figures.map(\.kind) == [kind])
  }
}
