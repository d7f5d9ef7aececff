import Quantities
import TariffEngine
import Testing

/// What holds of a month's usage that is priced as a whole.
struct MonthPriceTests {
  typealias Part = Tariff.UsagePrice.Part

  /// Bands over messages with flat amounts and packs, by seed.
  func month(_ random: inout Seeded, _ banding: Tariff.Banding) -> Tariff.MonthPrice {
    let pack = Bool.random(using: &random) ? Int64.random(in: 2...5, using: &random) : nil
    var bands: [Tariff.MonthPrice.Band] = []
    var end: Int64 = 0
    for id in 0..<Int.random(in: 0...3, using: &random) {
      end += Int64.random(in: 1...8, using: &random) * (pack ?? 1)
      bands.append(.init(to: Rational(end), parts: parts(&random, id * 2, pack)))
    }
    bands.append(.init(to: nil, parts: parts(&random, 10, pack)))
    return Tariff.MonthPrice(bands: bands, banding: banding, pack: pack.map { Rational($0) })
  }

  func parts(_ random: inout Seeded, _ id: Int, _ pack: Int64?) -> [Part] {
    var parts = [Part(id: id, price: Rational(Int64.random(in: 0...9, using: &random)), for: Rational(pack ?? 1))]
    if Bool.random(using: &random) {
      parts.append(Part(id: id + 1, price: Rational(Int64.random(in: 1...9, using: &random)), for: nil))
    }
    return parts
  }

  func bill(_ month: Tariff.MonthPrice, _ messages: [Int64]) throws -> Bill {
    let rate = Tariff.Rate(id: 0, set: 0, price: .priced(.init(parts: [])), month: month)
    let groups = messages.map { MonthUsage.Group(service: 0, isIn: [true], .calls($0, each: .one)) }
    return try Tariff(services: [.init(rates: [rate])]).bill(for: MonthUsage(groups: groups), due: .monthly)
  }

  /// Message by message: each pays the price of the band it is in, the first of a pack pays for all of it, the first of
  /// a band pays its flat amounts.
  func slowly(_ month: Tariff.MonthPrice, _ messages: Int64) -> Rational {
    let pack = month.pack?.floor ?? 1
    let all = (messages + pack - 1) / pack * pack
    func band(_ number: Int64) -> Int { month.bands.firstIndex { $0.to.map { Rational(number) <= $0 } ?? true } ?? 0 }
    var sum: Int64 = 0
    var met: Set<Int> = []
    for number in 1...max(1, all) where number <= all {
      let here = month.banding == .whole ? band(all) : band(number)
      for part in month.bands[here].parts ?? [] {
        if part.measure == nil {
          if !met.contains(here) { sum += part.price.floor }
        } else if number % pack == 0 {
          sum += part.price.floor
        }
      }
      met.insert(here)
    }
    return Rational(sum)
  }

  @Test(arguments: 0..<200)
  func bandsAreWhatCountingMessagesGives(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let month = month(&random, seed % 2 == 0 ? .graduated : .whole)
    for messages in Int64(0)...60 {
      let bill = try bill(month, [messages])
      #expect(bill.net == slowly(month, messages), "\(messages): \(month)")
      #expect(bill.gaps.isEmpty)
    }
  }

  @Test(arguments: 0..<200)
  func howAMonthIsSplitDoesNotMatter(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let month = month(&random, seed % 2 == 0 ? .graduated : .whole)
    let parts = (0..<4).map { _ in Int64.random(in: 0...15, using: &random) }
    #expect(try bill(month, parts).net == bill(month, [parts.reduce(0, +)]).net)
  }

  @Test(arguments: 0..<200)
  func theMostIsNeverExceededAndNeverLoweredTo(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    var month = month(&random, .graduated)
    let free = month
    let most = Rational(Int64.random(in: 0...60, using: &random))
    month.most = .init(id: 99, price: most, for: nil)
    var last = Rational.zero
    for messages in Int64(0)...60 {
      let net = try bill(month, [messages]).net
      #expect(net == min(most, try bill(free, [messages]).net))
      #expect(net >= last)
      last = net
    }
  }
}
