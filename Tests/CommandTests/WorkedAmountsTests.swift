import Foundation
import Testing

/// The shipped offers give the amounts that were worked by hand from the source documents, to the cent.
///
/// Each amount also stands as an executed example in its offer; this table asks the command, as another program would.
struct WorkedAmountsTests {
  struct Amount: Decodable, Equatable {
    let net: String
    let vat: String
    let gross: String
  }
  struct Choice: Decodable {
    let status: String
    let month: Amount?
  }
  struct Range: Decodable {
    struct Ends: Decodable {
      let least: Amount
      let most: Amount
    }
    let month: Ends
    let complete: Bool
  }
  struct Event: Decodable {
    let consequence: String
    let id: String
  }
  struct Missing: Decodable {
    let id: String
  }
  struct Line: Decodable {
    let label: String
    let quantity: String
    let unitPrice: String?
    let net: String
    let rule: String
    let file: String
    let line: Int
  }
  struct Estimate: Decodable {
    let offer: String
    let plan: String
    let currency: String
    let status: String
    let month: Amount?
    let firstMonth: Amount?
    let total: Amount?
    let year: Amount?
    let readings: [String: [String: Choice]]
    let range: Range?
    let events: [Event]
    let missing: [Missing]
    let lines: [Line]
  }
  struct Answer: Decodable {
    let estimates: [Estimate]
  }

  private func estimate(_ words: String) throws -> Estimate {
    let outcome = try BuiltCommand.shell(
      "bareme estimate \(words) --format json 2>/dev/null", in: BuiltCommand.package)
    #expect(outcome.code == 0)
    let answer = try JSONDecoder().decode(Answer.self, from: outcome.output)
    return try #require(answer.estimates.first)
  }

  @Test(arguments: [
    ("start-pro/start --profile cinq-utilisateurs", "99.50", "119.40"),
    ("start-pro/start --profile deux-utilisateurs-depassements", "60.11", "72.13"),
    ("start-pro/start --profile deux-utilisateurs-depassements --reading minute=entamee", "61.11", "73.33"),
    ("start-pro/start --profile deux-utilisateurs-depassements --reading appel-long=entier", "69.11", "82.93"),
    ("start-pro/pro --profile deux-utilisateurs-depassements", "87.65", "105.18"),
    ("trunk-sewan --profile trunk-4-canaux --prices prix-exemple", "80.00", "96.00"),
    ("trunk-openip --profile trunk-4-canaux --prices prix-exemple", "183.20", "219.84"),
    ("trunk-openip --profile trunk-4-canaux --prices prix-exemple --reading exces=retroactif", "260.00", "312.00"),
    ("optimale-pro-office/equilibre --profile bureau-mobile", "112.13", "134.56"),
    ("optimale-pro-office/equilibre --profile bureau-mobile --reading arrondi=appel", "112.16", "134.59"),
    ("optimale-pro-office/intense --profile bureau-mobile", "119.00", "142.80"),
    ("optimale-pro-office/intense --profile bureau-7-lignes", "379.60", "455.52"),
    ("optimale-pro-office/intense --profile bureau-7-lignes --reading option-ligne=chaque-ligne", "484.60", "581.52"),
    ("optimale-pro-office/intense --profile bureau-7-lignes --reading option-ligne=ligne-seule", "358.60", "430.32"),
    ("vms --profile vms-250-appels", "68.30", "82.64"),
    ("vms --profile vms-1200-appels", "132.30", "160.08"),
    ("oblachnaya-ats/bazovy --profile kompaniya-12", "3200.01", "3840.01"),
    ("oblachnaya-ats/bazovy --profile kompaniya-12 --reading nadbavka-k-tarifam=do-nds", "3238.41", "3886.09"),
    ("oblachnaya-ats/minimalny --profile kompaniya-11-sip", "3491.68", "4190.02"),
    ("oblachnaya-ats/bazovy --profile kompaniya-11-sip", "3325.00", "3990.00"),
    ("oblachnaya-ats/standartny --profile kompaniya-11-sip", "3574.99", "4289.99"),
  ])
  func `a month costs what was worked by hand`(words: String, net: String, gross: String) throws {
    let estimate = try estimate(words)
    #expect(estimate.month?.net == net)
    #expect(estimate.month?.gross == gross)
  }

  @Test func `the first month has what is paid once, and twelve months add up`() throws {
    #expect(try estimate("vms --profile vms-250-appels").firstMonth?.net == "188.30")
    #expect(try estimate("vms --profile vms-250-appels").firstMonth?.gross == "227.84")
    #expect(try estimate("vms --profile vms-1200-appels --months 12").total?.net == "2807.60")
  }

  @Test func `an offer without prices refuses a total and names what is missing`() throws {
    let trunk = try estimate("trunk-openip --profile trunk-4-canaux")
    #expect(trunk.status == "unpriced")
    #expect(trunk.month == nil && trunk.total == nil)
    #expect(trunk.missing.map(\.id).contains("canal"))
    let mobile = try estimate("mobile-full --profile mobile-depassements")
    #expect(mobile.status == "unpriced")
    #expect(mobile.month == nil)
  }

  @Test(arguments: [
    ("start-pro/start --profile deux-utilisateurs-depassements", "60.11", "70.11"),
    // Five cents more where each call is rounded.
    ("optimale-pro-office/intense --profile bureau-7-lignes", "358.60", "484.65"),
  ])
  func `the range over all readings was worked by hand`(words: String, least: String, most: String) throws {
    let range = try #require(try estimate(words).range)
    #expect(range.month.least.net == least)
    #expect(range.month.most.net == most)
    #expect(range.complete)
  }

  @Test func `limits of a mobile line are events and missing prices, not money`() throws {
    let mobile = try estimate("mobile-full --profile mobile-depassements")
    #expect(mobile.total == nil)
    #expect(!mobile.events.isEmpty)
    #expect(Set(mobile.missing.map(\.id)).count > 1)
  }

  @Test func `an unclear clause is priced under each of its readings`() throws {
    let choices = try #require(
      try estimate("trunk-openip --profile trunk-4-canaux --prices prix-exemple").readings["exces"])
    #expect(choices["surplus"]?.month?.net == "183.20")
    #expect(choices["retroactif"]?.month?.net == "260.00")
  }

  @Test func `every line names a file and a line that are there`() throws {
    for words in ["vms --profile vms-1200-appels", "trunk-openip --profile trunk-4-canaux --prices prix-exemple"] {
      for line in try estimate(words).lines {
        let text = try String(
          contentsOf: BuiltCommand.package.appendingPathComponent(line.file), encoding: .utf8)
        #expect(line.line >= 1 && line.line <= text.components(separatedBy: "\n").count)
        #expect(!line.rule.isEmpty && !line.label.isEmpty)
      }
    }
  }
}
