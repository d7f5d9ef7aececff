internal import Diagnostics
internal import Offers
internal import ArgumentParser
struct CompareCommand: ParsableCommand {}
struct BuildCommand: ParsableCommand {}
func summaryLint(of: Offer) -> [OfferCheck.Result] { [] }
func checkExamples(of: Offer, in: Catalogue) -> [Finding] { [] }
func unverifiedWording(for: Offer) -> [Finding] { [] }

struct ExplainCommand: ParsableCommand {}
