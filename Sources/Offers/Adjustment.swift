public import Diagnostics
public import Quantities

/// Something that changes the bill as a line of its own: a discount, a credit, a minimum, a maximum.
///
/// ```yaml
/// welcome: { label: Remise de bienvenue, discount: 50 %, over: [subscription], months: 1 to 6, if: new-customer }
/// least: { label: Minimum de facturation, minimum: 15 €/month, over: everything, except: [data-used] }
/// ```
///
/// Rows apply in the order of the offer, each to what those before it have left.
public struct Adjustment: Sendable {
  /// What it does.
  public enum Kind: String, Sendable, CaseIterable {
    /// Takes a share or an amount off, at most what is there.
    case discount
    /// Pays an amount to the customer.
    case credit
    /// Adds what is lacking to an amount.
    case minimum
    /// Takes off what exceeds an amount.
    case maximum
  }
  /// How much.
  public enum Amount: Sendable, Hashable {
    /// A percentage of what it covers: 10 for 10 %.
    case percentage(Figure)
    /// An amount a month, a year, or once.
    case price(Price)
  }
  /// On which side of VAT a minimum or a maximum is measured.
  public enum Side: String, Sendable, CaseIterable {
    /// Amounts without VAT are compared.
    case beforeVAT = "before VAT"
    /// Amounts with VAT are compared.
    case afterVAT = "after VAT"
  }
  /// What it covers besides rows by name.
  public enum Cover: String, Sendable, CaseIterable {
    /// The whole bill.
    case everything
    /// Subscriptions and whatever else is due each month or year without being used.
    case recurring
    /// Calls, messages, data and everything else that is charged as it is used.
    case usage
    /// What is paid once.
    case oneOffs = "one-offs"
  }

  /// What it does.
  public var kind: Located<Kind>
  /// How much.
  public var amount: Varying<Amount>
  /// The rows, groups, kinds of usage or covers it is about.
  public var over: [Located<String>]
  /// Rows, groups or kinds of usage it leaves out.
  public var except: [Located<String>]
  /// First and last month of the contract it holds in; all when nothing is said.
  public var months: Located<ClosedRange<Int>>?
  /// Conditions of the offer that a customer must meet, all of them.
  public var conditions: [Located<String>]
  /// Other rows beside which it does not hold: the one that stands first is taken.
  public var notWith: [Located<String>]
  /// When it is lost, in words.
  public var lost: Located<String>?
  /// Whether a minimum is billed when nothing was used; always, unless the offer says otherwise.
  public var due: Varying<Charge.Minimum.Due>?
  /// The VAT of a credit or of what is lacking to a minimum; otherwise each rate of what it covers has its part.
  public var vat: Varying<OwnVAT>?
  /// On which side of VAT it is measured; as the prices of the offer, when nothing is said.
  public var side: Located<Side>?

  /// An adjustment of nothing yet.
  public init(kind: Located<Kind>, amount: Varying<Amount>) {
    self.kind = kind
    self.amount = amount
    over = []
    except = []
    conditions = []
    notWith = []
  }
}

/// Something a customer may meet or not, on which prices depend: a commitment, another contract, a way of ordering.
///
/// ```yaml
/// conditions:
///   fibre: { label: Box fibre chez nous, ask: Avez-vous déjà une box fibre chez nous ? }
/// ```
public struct Condition: Sendable {
  /// `[a-z0-9-]`, unique in the offer.
  public var name: Located<String>
  /// In a few words.
  public var label: Located<String>
  /// The question to the customer.
  public var ask: Located<String>

  /// A condition.
  public init(name: Located<String>, label: Located<String>, ask: Located<String>) {
    self.name = name
    self.label = label
    self.ask = ask
  }
}
