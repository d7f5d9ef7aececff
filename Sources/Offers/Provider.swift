public import Diagnostics

/// Who provides an offer (Directive (EU) 2018/1972, Article 102(3)(a)).
public struct Provider: Sendable {
  /// `[a-z0-9-]`.
  public var id: Located<String>
  /// The name on the contract.
  public var name: Located<String>
  /// Postal address.
  public var address: Located<String>?
  /// Telephone.
  public var phone: Located<String>?
  /// E-mail address.
  public var email: Located<String>?
  /// A page or a form.
  public var web: Located<String>?
  /// Where complaints go, if elsewhere.
  public var complaints: Located<String>?
  /// Other lines of identity: legal form, registration.
  public var identity: [Row]
  /// Keys whose values could not be read in full: what seems to lack may only be unread.
  public var unread: Set<String>

  /// A provider.
  public init(id: Located<String>, name: Located<String>) {
    self.id = id
    self.name = name
    identity = []
    unread = []
  }
}
