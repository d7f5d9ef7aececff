internal import Diagnostics
public import DocumentTree
public import Offers
public import Quantities

/// The contract summary of an offer (Implementing Regulation (EU) 2019/2243, Annex, Part A).
///
/// Headings come in the order of the annex; what the source does not say is printed as *not stated*. The prescribed
/// words are those of `language`, the offer's own words stay in its own.
/// - Parameters:
///   - plans: the plans to show side by side; all of them when empty.
///   - language: BCP 47 tag; the offer's language when nothing is said.
///   - date: the day to print; the offer's own date when nothing is said, never today's.
public func summary(
  of offer: Offer, plans: [String] = [], catalogue: Catalogue, language: String? = nil, date: Day? = nil
) -> Document {
  let view = OfferView(offer, plans: plans, language: language)
  let words = view.words
  var document = Document(
    kind: .summary, id: view.documentID, language: words.language, kicker: words[.title], title: view.documentTitle)
  document.words = words.pageWords
  document.provider = words.provider(offer.provider, in: catalogue)
  document.date = view.date(date)
  document.introduction = [view.introduction]
  document.sections = OfferSection.allCases.compactMap { view.section($0) }
  document.settleNotes(from: [view.legalNote] + view.notes)
  document.notices = view.notices(of: document, askedLanguage: language)
  return document
}

extension OfferView {
  /// The offer's id, with the plan's when it shows one of several.
  var documentID: String {
    isSingle && offer.plans.count > 1 ? "\(offer.id.value)-\(planIDs[0])" : offer.id.value
  }

  /// The name of the service, with the plan's name when it shows one of several.
  var documentTitle: String {
    guard isSingle, offer.plans.count > 1, let plan = plans.first else { return offer.title.value }
    let (title, name) = (offer.title.value, plan.title.value)
    return name.contains(title) ? name : "\(title) – \(name)"
  }

  /// The date asked for, else the offer's, else that there is none.
  func date(_ asked: Day?) -> Fact {
    if let asked { return Fact(.day(asked), text: words.day(asked)) }
    return offer.date.map { Fact(.day($0.value), text: words.day($0.value), origin: Origin($0.span)) }
      ?? Fact(.state(.notStated), text: words[.dateNotStated])
  }

  /// The three prescribed sentences, the first with its note.
  fileprivate var introduction: [Inline] {
    // The reference to the note stands where the wording has `{note}`.
    let (before, after) = words[.intro1].around("{note}")
    return [
      .text(before), .note(id: legalNote.id), .text(after + " " + words[.intro2] + " " + words[.intro3]),
    ]
  }

  /// The note that cites the directive.
  fileprivate var legalNote: Note {
    let text = words[.footnote]
    return Note(id: "eu-directive", mark: "1", text: [.text(text.hasSuffix(".") ? text : text + ".")])
  }

  /// The offer's notes; figures that only some plans have are those of the first plan that has them.
  var notes: [Note] {
    offer.notes.map { note in
      let unknown = words[.notStated]
      let texts = planIDs.map { prose(note.say, facts: note.facts, $0) }
      let text = texts.first { !$0.plain.contains(unknown) } ?? texts[0]
      return Note(id: note.id.value, mark: note.mark.value, text: text)
    }
  }

  /// A section with its heading; nothing where the annex lets it be left out.
  fileprivate func section(_ section: OfferSection) -> Section? {
    var builder = SectionBuilder(self, section)
    var blocks = builder.build()
    let isInternet = offer.kinds.contains { $0.value.isInternetAccess }
    if blocks.isEmpty {
      switch section {
      case .speeds: if !isInternet { return nil }
      case .other: return nil
      case .services, .price, .duration, .accessibility: break
      }
      blocks = [.paragraph([words.state(.notStated, .notStated)].capitalised)]
    }
    var aside: String?
    if section == .price {
      aside = basis
      if let figures = KeyFigures.block(self) { blocks.insert(figures, at: 0) }
      blocks += taxes
    }
    return Section(id: section.rawValue, heading: words[section.heading], aside: aside, blocks: blocks)
  }

  /// "en euros, hors TVA".
  var basis: String {
    let key: WordingKey =
      switch offer.taxBasis.value {
      case .excluding: .excludingVAT
      case .including: .includingVAT
      }
    return words.text(key, words.currencyName(offer.currency.value))
  }

  /// The VAT rate and the levies, where the offer names them.
  private var taxes: [Block] {
    var parts: [[Inline]] = []
    if let vat = offer.vat {
      let rate = words.percent(vat.rate.value, at: vat.rate.span)
      parts.append(
        vat.assumed.map { words.phrase(.vatAssumed, [rate], [.text($0.value)]) } ?? words.phrase(.vat, [rate]))
    }
    if let total = offer.rounding.total {
      parts.append(words.phrase(.totalRounded, [words.fact(total.value, at: total.span)]))
    }
    for surcharge in offer.surcharges {
      let rate = words.percent(surcharge.rate.value, at: surcharge.rate.span)
      var line = words.phrase(.surcharge, [.text(surcharge.label.value)], [rate])
      if surcharge.charged.readings(plan: planIDs[0]).isEmpty, let place = resolve(surcharge.charged, planIDs[0]) {
        let key: WordingKey =
          switch place.value {
          case .never: .surchargeNever
          case .beforeVAT: .surchargeBefore
          case .afterVAT: .surchargeAfter
          }
        line += [.text(", "), words.stated(words[key], at: place.span)]
      } else {
        line.append(.text(" (\(words[.readBy]))"))
      }
      parts.append(line)
    }
    return parts.isEmpty ? [] : [.paragraph([.muted(parts.joined(by: words[.listSeparator] + " "))])]
  }

  /// What a reader must know about the document's own words.
  fileprivate func notices(of document: Document, askedLanguage: String?) -> [[Inline]] {
    var notices: [[Inline]] = []
    if !words.hasOfficialTemplate { notices.append([.text(words[.noticeNoLegalForce])]) }
    let used: [WordingKey] =
      [.title, .intro1, .intro2, .intro3, .footnote]
      + OfferSection.allCases.filter { section in document.sections.contains { $0.id == section.rawValue } }.map(
        \.heading)
    let doubtful = used.filter { words.status(of: $0) == .unconfirmed }
    if !doubtful.isEmpty {
      let quoted = doubtful.map { words[$0] }.joined(separator: words[.listSeparator] + " ")
      notices.append([.text(words.text(.noticeUnverified, quoted))])
    }
    if words.mainLanguage != ownWords.mainLanguage || !Wording.knows(offer.language.value) {
      notices.append([.text(words.text(.noticeOtherLanguage, offer.language.value))])
    }
    return notices
  }
}

extension OfferSection {
  /// The heading's word.
  var heading: WordingKey {
    switch self {
    case .services: .headingServices
    case .speeds: .headingSpeeds
    case .price: .headingPrice
    case .duration: .headingDuration
    case .accessibility: .headingAccessibility
    case .other: .headingOther
    }
  }
}

extension Wording {
  /// The language without its region.
  var mainLanguage: String { String(language.prefix { $0 != "-" }) }
}
