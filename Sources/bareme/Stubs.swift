internal import Diagnostics
internal import Offers
internal import ArgumentParser
struct CompareCommand: ParsableCommand {}
struct BuildCommand: ParsableCommand {}
func checkExamples(of: Offer, in: Catalogue) -> [Finding] { [] }

struct ExplainCommand: ParsableCommand {}
