/// Colour in a terminal, or none.
struct Paint {
  let isOn: Bool

  func headline(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .error: painted("1;31", text)
    case .warning: painted("1;33", text)
    case .note: painted("1;36", text)
    }
  }

  func bold(_ text: String) -> String { painted("1", text) }
  func frame(_ text: String) -> String { painted("34", text) }

  private func painted(_ code: String, _ text: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
