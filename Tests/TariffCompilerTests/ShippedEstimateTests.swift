import Diagnostics
import Offers
import Quantities
import TariffCompiler
import Testing

/// What holds in every estimate of the repository's offers.
struct ShippedEstimateTests {
  @Test func everyLineCanBeRecomputedFromItsRule() throws {
    var lines = 0
    for request in ShippedOffers.requests() {
      // Under each choice of each reading, too.
      let single = request.offer.readings.flatMap { reading in
        reading.choices.map { [reading.name.value: $0.name.value] }
      }
      for readings in [[:]] + single {
        var request = request
        request.readings = readings
        let made = try estimate(request)
        let place = "\(made.offer)/\(made.plan) \(request.profile.id?.value ?? "") \(readings)"
        for line in made.lines {
          lines += 1
          let value = try PocketCalculator.value(of: line.rule, mode: made.rounding.mode)
          #expect(value == line.exact, "\(place): \(line.id): \(line.rule)")
          switch line.rounded {
          case nil: #expect(line.exact == line.net.value, "\(place): \(line.id)")
          case .line: #expect(try made.rounding.apply(to: line.exact) == line.net.value, "\(place): \(line.id)")
          case .shared:
            let difference = try line.exact.subtracting(line.net.value)
            #expect(max(difference, difference.negated) < made.rounding.step, "\(place): \(line.id)")
          }
          #expect(line.places.allSatisfy { $0.file.hasPrefix("Offers/") && $0.line > 0 })
        }
        try expectSums(made, place)
      }
    }
    #expect(lines > 1000)
  }

  private func expectSums(_ made: Estimate, _ place: String) throws {
    for totals in [made.month, made.firstMonth, made.total, made.average, made.year].compactMap({ $0 }) {
      #expect(try totals.net.value.adding(totals.vat.value) == totals.gross.value, "\(place)")
    }
    guard let month = made.month, let first = made.firstMonth, made.year == nil,
      made.lines.allSatisfy({ $0.months == nil })
    else { return }
    var sums: [Estimate.Line.Due: Rational] = [:]
    for line in made.lines { sums[line.due] = try (sums[line.due] ?? .zero).adding(line.net.value) }
    #expect(sums[.monthly] ?? .zero == month.net.value, "\(place)")
    #expect(try (sums[.monthly] ?? .zero).adding(sums[.once] ?? .zero) == first.net.value, "\(place)")
  }

  /// Each choice gives what asking for it gives, and the range is that of all combinations, tried one by one.
  @Test func readingsAndRangesAreThoseOfEveryCombination() throws {
    var readings = 0
    for request in ShippedOffers.requests() {
      let made = try estimate(request)
      for reading in made.readings {
        for choice in reading.choices {
          readings += 1
          var asked = request
          asked.readings = [reading.name: choice.name]
          let alone = try estimate(asked)
          #expect(alone.month == choice.month && alone.total == choice.total && alone.status == choice.status)
          #expect(alone.missing == choice.missing)
        }
      }
      var months: [Rational] = []
      var totals: [Rational] = []
      let combinations = ShippedOffers.combinations(of: request.offer)
      guard combinations.count <= 12 else { continue }
      for combination in combinations {
        var asked = request
        asked.readings = combination
        let one = try estimate(asked)
        if let month = one.month, let total = one.total {
          months.append(month.net.value)
          totals.append(total.net.value)
        }
      }
      let place = "\(made.offer)/\(made.plan) \(request.profile.id?.value ?? "")"
      guard let range = made.range else {
        #expect(Set(months).count <= 1 && Set(totals).count <= 1, "\(place)")
        continue
      }
      #expect(range.leastMonth.net.value == months.min() && range.mostMonth.net.value == months.max(), "\(place)")
      #expect(range.leastTotal.net.value == totals.min() && range.mostTotal.net.value == totals.max(), "\(place)")
    }
    #expect(readings > 50)
  }
}
