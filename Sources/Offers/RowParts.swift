internal import Diagnostics

/// What a row says, in one piece that its copies share; `Row` says what each part means.
///
/// Changed by `Row` alone, while one row alone refers to it.
final class RowParts: @unchecked Sendable {
  var id: Located<String>
  var label: Located<String>?
  var only: [Located<String>] = []
  var notes: [Located<String>] = []
  var say: Varying<Prose>?
  var content: RowContent
  /// What few rows say; nothing for most. These parts are the only ones to refer to it.
  private(set) var more: RowExtras.Place?

  init(id: Located<String>, label: Located<String>?, content: RowContent) {
    self.id = id
    self.label = label
    self.content = content
  }

  /// The same, for another row.
  var copy: RowParts {
    let copy = RowParts(id: id, label: label, content: content)
    copy.only = only
    copy.notes = notes
    copy.say = say
    copy.more = more.map { RowExtras.Place($0.said) }
    return copy
  }

  /// What few rows say, to be changed.
  var extras: RowExtras.Place {
    if let more { return more }
    let made = RowExtras.Place()
    more = made
    return made
  }
}

/// What few rows say: kept apart, because a folder has a hundred thousand rows and memory is most of the time of reading.
struct RowExtras: Sendable {
  var clause: Located<String>?
  var list: [ListItem] = []
  var facts: [NamedFact] = []
  var destinations: Varying<String>?
  var terms: [Term] = []
  var exit: ExitTerms?
  var switching: SwitchTerms?
  var noticeTerms: NoticeTerms?
  var partMonths: [PartMonthRule] = []
  var onOrder: OnOrder?
  var shows: [Located<String>] = []

  /// Their place; changed through the one row that refers to it, while that row is changed by one alone.
  final class Place: @unchecked Sendable {
    var said: RowExtras

    init(_ said: RowExtras = RowExtras()) { self.said = said }
  }
}
