extension WordingKey {
  /// The words of the template in Annex, Part A.
  public static let prescribed: [WordingKey] = [
    .title, .intro1, .intro2, .intro3, .footnote, .headingServices, .headingSpeeds, .headingPrice, .headingDuration,
    .headingAccessibility, .headingOther,
  ]
}
