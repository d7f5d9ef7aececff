internal import Diagnostics

/// What a row says, in one piece; `Row` says what each part means.
struct RowParts: Sendable {
  var id: Located<String>
  var label: Located<String>?
  var only: [Located<String>] = []
  var notes: [Located<String>] = []
  var say: Varying<Prose>?
  var content: RowContent
  /// What few rows say; nothing for most. The row that refers to these parts is the only one to refer to it.
  private(set) var more: RowExtras?

  init(id: Located<String>, label: Located<String>?, content: RowContent) {
    self.id = id
    self.label = label
    self.content = content
  }

  /// The same, for another row.
  var copy: RowParts {
    var copy = self
    copy.more = more.map { RowExtras($0) }
    return copy
  }

  /// What few rows say, to be changed.
  mutating func extras() -> RowExtras {
    if let more { return more }
    let made = RowExtras()
    more = made
    return made
  }
}

/// What few rows say: kept apart, because a folder has a hundred thousand rows and memory is most of the time of reading.
///
/// Changed through the one row that refers to it, while that row is changed by one alone.
final class RowExtras: @unchecked Sendable {
  var clause: Located<String>?
  var list: [ListItem] = []
  var facts: [NamedFact] = []
  var destinations: Varying<String>?
  var terms: [Term] = []
  var exit: ExitTerms?
  var switching: SwitchTerms?
  var noticeTerms: NoticeTerms?
  var shows: [Located<String>] = []

  init() {}

  init(_ other: RowExtras) {
    clause = other.clause
    list = other.list
    facts = other.facts
    destinations = other.destinations
    terms = other.terms
    exit = other.exit
    switching = other.switching
    noticeTerms = other.noticeTerms
    shows = other.shows
  }
}
