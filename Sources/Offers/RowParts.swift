internal import Diagnostics

/// What a row says, in one piece; `Row` says what each part means.
struct RowParts: Sendable {
  var id: Located<String>
  var label: Located<String>?
  var only: [Located<String>] = []
  var notes: [Located<String>] = []
  var clause: Located<String>?
  var say: Varying<Prose>?
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
  var content: RowContent

  init(id: Located<String>, content: RowContent) {
    self.id = id
    self.content = content
  }
}
