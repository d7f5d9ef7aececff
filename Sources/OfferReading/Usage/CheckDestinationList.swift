internal import Diagnostics
internal import Offers
internal import Quantities

extension Scope {
  /// A destination that stands twice is told once, with both places.
  func checkTwice(_ list: DestinationList) {
    var seen: [Territory: DestinationList.Entry] = [:]
    for entry in list.entries {
      if let first = seen[entry.territory] {
        report(
          .warning(
            .destinationTwice, "`\(entry.name.value)` stands twice in `\(list.id.value)`", at: entry.name.span,
            labels: [.init("first here", at: first.name.span)], help: ["leave one of them out, or acknowledge it"]))
      } else {
        seen[entry.territory] = entry
      }
    }
  }

  /// A source that announces 70 destinations and lists 71 is quoted as it is, and said to be so.
  func checkAnnounced(_ list: DestinationList) {
    guard let announced = list.announced, announced.value.figure.value != Rational(Int64(list.entries.count)) else {
      return
    }
    report(
      .warning(
        .announcedCount, "`\(list.id.value)` announces \(announced.value.figure.plain) and lists \(list.entries.count)",
        at: announced.span, help: ["compare with the source; acknowledge it if the source itself differs"]))
  }
}
