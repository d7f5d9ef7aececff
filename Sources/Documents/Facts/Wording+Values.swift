internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities

extension Wording {
  /// A state in its usual word.
  func state(_ state: FactValue.State, _ key: WordingKey, at span: Span? = nil) -> Inline {
    .fact(Fact(.state(state), text: self[key], origin: span.map { Origin($0) }))
  }

  /// A state as an offer writes it, in the source's own word where it has one.
  func availability(_ availability: Availability, at span: Span) -> Inline {
    let (state, key): (FactValue.State, WordingKey) =
      switch availability.state {
      case .included: (.included, .included)
      case .optional: (.stated, .optional)
      case .free: (.included, .free)
      case .notOffered: (.notOffered, .notOffered)
      case .onRequest: (.onRequest, .onRequest)
      case .notStated: (.notStated, .notStated)
      }
    return .fact(Fact(.state(state), text: availability.word ?? self[key], origin: Origin(span)))
  }

  /// A price as a fact.
  func fact(_ price: Price, at span: Span?) -> Inline {
    .fact(Fact(.price(price), text: self.price(price), origin: span.map { Origin($0) }))
  }

  /// A quantity as a fact.
  func fact(_ quantity: Quantity, at span: Span?) -> Inline {
    .fact(Fact(.quantity(quantity), text: self.quantity(quantity), origin: span.map { Origin($0) }))
  }

  /// Months of the contract: `months 1 to 6`, `month 7`, `from month 25`.
  func months(_ months: ClosedRange<Int>, at span: Span?) -> [Inline] {
    let first = [stated(count(months.lowerBound), at: span)]
    if months.isOpenEnded { return phrase(.monthsFrom, first) }
    if months.count == 1 { return phrase(.monthAlone, first) }
    return phrase(.months, first, [stated(count(months.upperBound), at: span)])
  }

  /// A percentage as a fact.
  func percent(_ figure: Figure, at span: Span) -> Inline {
    .fact(Fact(.percentage(figure), text: percentage(figure), origin: Origin(span)))
  }

  /// A day as a fact.
  func fact(_ day: Day, at span: Span?) -> Inline {
    .fact(Fact(.day(day), text: self.day(day), origin: span.map { Origin($0) }))
  }

  /// Words of the offer as a stated value.
  func stated(_ text: String, at span: Span?) -> Inline {
    .fact(Fact(.state(.stated), text: spaced(text), origin: span.map { Origin($0) }))
  }

  /// Any value of a row.
  func value(_ value: Value, at span: Span) -> [Inline] {
    switch value {
    case .state(let state): return [availability(state, at: span)]
    case .quantity(let quantity): return [fact(quantity, at: span)]
    case .range(let low, let high):
      let first = low.unit == high.unit && low.per == high.per ? number(low.figure) : quantity(low)
      return [
        .fact(Fact(.quantity(low), text: first, origin: Origin(span))), .text(" \(self[.to]) "), fact(high, at: span),
      ]
    case .number(let figure): return [.fact(Fact(.number(figure), text: number(figure), origin: Origin(span)))]
    case .percentage(let figure): return [percent(figure, at: span)]
    case .price(let price): return [fact(price, at: span)]
    case .day(let day): return [fact(day, at: span)]
    case .text(let text): return [stated(text, at: span)]
    }
  }

  /// What a charge costs: amounts that add up, or a state.
  func charge(_ price: ChargePrice, at span: Span) -> [Inline] {
    switch price {
    case .amounts(let amounts): amounts.map { [fact($0.value, at: $0.span)] }.joined(by: " + ")
    case .state(let state): [availability(state, at: span)]
    }
  }

  /// A term of the contract in words: `engagement de 24 mois`.
  func term(_ kind: Term.Kind, _ length: Term.Length, at span: Span?) -> [Inline] {
    let (none, some, unknown): (WordingKey, WordingKey, WordingKey) =
      switch kind {
      case .duration: (.termOpen, .termLength, .termNotStated)
      case .commitment: (.commitmentNone, .commitmentLength, .commitmentNotStated)
      case .notice: (.noticeNone, .noticeLength, .noticeNotStated)
      case .renewal: (.renewalNone, .renewalLength, .renewalNotStated)
      }
    switch length {
    case .none: return [stated(self[none], at: span)]
    case .notStated: return [state(.notStated, unknown, at: span)]
    case .quantity(let quantity): return phrase(some, [fact(quantity, at: span)])
    }
  }

  /// The usual word in place of a state that the source says at length, for a narrow column; nothing for others.
  func usualWord(of line: [Inline]) -> [Inline]? {
    guard line.count == 1, case .fact(var fact)? = line.first, case .state(let state) = fact.value, fact.text.count > 24
    else { return nil }
    switch state {
    case .stated: return nil
    case .included: fact.text = self[.included]
    case .notOffered: fact.text = self[.notOffered]
    case .onRequest: fact.text = self[.onRequest]
    case .notStated: fact.text = self[.notStated]
    }
    return [.fact(fact)]
  }
}
