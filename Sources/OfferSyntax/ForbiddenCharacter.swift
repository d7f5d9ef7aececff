/// Why a character has no place in an offer.
enum ForbiddenCharacter {
  /// It has no shape and can command a terminal or break an XML file.
  case control
  /// Some readers end a line there, others do not.
  case lineSeparator
  /// It is not seen, or changes the order in which others are seen.
  case invisible

  /// Nothing for a character that is fine.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0D, 0x85, 0x2028, 0x2029: self = .lineSeparator
    case 0x09, 0x0A: return nil
    case 0x00...0x1F, 0x7F...0x9F, 0xFEFF, 0xFFFE, 0xFFFF: self = .control
    case 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xE0000...0xE007F:
      self = .invisible
    default: return nil
    }
  }
}
