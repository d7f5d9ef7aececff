internal import Diagnostics
internal import DocumentTree
internal import Offers

extension Wording {
  /// Who provides an offer and how to reach them: a line each, never nothing.
  func provider(_ id: Located<String>?, in catalogue: Catalogue) -> [[Inline]] {
    guard let id else { return [lead([.text(self[.provider])]) + [state(.notStated, .notStated)]] }
    guard let provider = catalogue.providers.first(where: { $0.id.value == id.value }) else {
      return [
        [.strong([stated(id.value, at: id.span)])], lead([.text(self[.contact])]) + [state(.notStated, .notStated)],
      ]
    }
    var lines: [[Inline]] = [[.strong([stated(provider.name.value, at: provider.name.span)])]]
    if let address = provider.address { lines.append([stated(address.value, at: address.span)]) }
    var ways: [[Inline]] = []
    if let phone = provider.phone {
      let digits = phone.value.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
      ways.append([.link(Link(phone.value, to: "tel:" + digits))])
    }
    if let email = provider.email { ways.append([.link(Link(email.value, to: "mailto:" + email.value))]) }
    if let web = provider.web { ways.append([.link(Link(web.value.withoutScheme, to: web.value.withScheme))]) }
    if !ways.isEmpty { lines.append(ways.joined(by: ", ")) }
    if ways.isEmpty, provider.address == nil {
      lines.append(lead([.text(self[.contact])]).plainWeight + [state(.notStated, .notStated)])
    }
    if let complaints = provider.complaints {
      lines.append(lead([.text(self[.complaints])]).plainWeight + [linked(complaints)])
    }
    return lines
  }

  private func linked(_ text: Located<String>) -> Inline {
    let value = text.value
    guard !value.contains(" ") else { return stated(value, at: text.span) }
    if value.contains("@") { return .link(Link(value, to: "mailto:" + value)) }
    return value.contains(".") ? .link(Link(value.withoutScheme, to: value.withScheme)) : stated(value, at: text.span)
  }
}

extension String {
  /// A web address without `https://`, as it is shown.
  var withoutScheme: String {
    String(trimmingPrefix("https://").trimmingPrefix("http://"))
  }

  /// A web address that leads somewhere.
  var withScheme: String { hasPrefix("http://") || hasPrefix("https://") ? self : "https://" + self }
}
