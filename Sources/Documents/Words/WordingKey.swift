/// Every word a document adds to those of the offer. A language file names them by their raw value.
///
/// The first ten are prescribed by the Annex to Regulation (EU) 2019/2243 and must not be changed.
public enum WordingKey: String, Sendable, CaseIterable {
  // The template.
  case title, intro1, intro2, intro3, footnote
  case headingServices = "heading-services"
  case headingSpeeds = "heading-speeds"
  case headingPrice = "heading-price"
  case headingDuration = "heading-duration"
  case headingAccessibility = "heading-accessibility"
  case headingOther = "heading-other"

  // States.
  case included, optional, free
  case notOffered = "not-offered"
  case notIncluded = "not-included"
  case notConcerned = "not-concerned"
  case onRequest = "on-request"
  case notStated = "not-stated"
  case none

  // Small joints of sentences.
  case colon, semicolon, and, to, except, others
  case listSeparator = "list-separator"
  case per
  case inAddition = "in-addition"
  case detailsOf = "details-of"
  case nothingMore = "nothing-more"

  // Head of a document.
  case provider, contact, complaints, date, source, dated, plan, offer, row
  case noticeNoLegalForce = "notice-no-legal-force"
  case noticeUnverified = "notice-unverified"
  case noticeOtherLanguage = "notice-other-language"
  case dateNotStated = "date-not-stated"

  // Prices.
  case price, prices
  case excludingVAT = "excluding-vat"
  case includingVAT = "including-vat"
  case vat
  case vatAssumed = "vat-assumed"
  case orYearly = "or-yearly"
  case minimum
  case minimumWhenUsed = "minimum-when-used"
  case beyond
  case band
  case bandFrom = "band-from"
  case bandTo = "band-to"
  case bandAbove = "band-above"
  case earlierLines = "earlier-lines"
  case maximum, discount, credit, over, lost, deposits, conflict, conditions, pack, months, phase, surcharge, once
  case minimumOver = "minimum-over"
  case maximumOver = "maximum-over"
  case overEverything = "over-everything"
  case overRecurring = "over-recurring"
  case overUsage = "over-usage"
  case overOnce = "over-once"
  case overExcept = "over-except"
  case ifCondition = "if-condition"
  case assumePeriod = "assume-period", assumeLimitPeriod = "assume-limit-period", assumeLength = "assume-length"
  case assumeYear = "assume-year"
  case ruleDays = "rule-days"
  case missingConflict = "missing-conflict", missingPeriod = "missing-period"
  case depositReturned = "deposit-returned"
  case depositsLead = "deposits-lead", dueOnLeaving = "due-on-leaving", decliningOver = "declining-over"
  case partMonthWhole = "part-month-whole"
  case usageCalls = "usage-calls"
  case usageMessages = "usage-messages"
  case usageData = "usage-data"
  case measuredBefore = "measured-before"
  case measuredAfter = "measured-after"
  case ruleBeyondMaximum = "rule-beyond-maximum"
  case ruleAtMostSum = "rule-at-most-sum"
  case conditionEffect = "condition-effect"
  case conditionUnpriced = "condition-unpriced"
  case atMost = "at-most"
  case monthsFrom = "months-from"
  case monthAlone = "month-alone"
  case fromDay = "from-day"
  case changesByMonth = "changes-by-month"
  case changesByDay = "changes-by-day"
  case assumeUndated = "assume-undated"
  case assumeFirstDay = "assume-first-day"
  case assumeIncluded = "assume-included"
  case assumeNoHolidays = "assume-no-holidays"
  case bandsGraduated = "bands-graduated"
  case asOption = "as-option"
  case optionStem = "option-stem"
  case requires, excludes
  case orReading = "or-reading"
  case surchargeNever = "surcharge-never"
  case surchargeBefore = "surcharge-before"
  case surchargeAfter = "surcharge-after"
  case totalRounded = "total-rounded"
  case totalRounding = "total-rounding"
  case perMonth = "per-month"
  case perUse = "per-use"

  // Rates.
  case rates, fee
  case perMinute = "per-minute"
  case perMessage = "per-message"
  case perMegabyte = "per-megabyte"
  case increment
  case feeAndRate = "fee-and-rate"
  case rateMinimum = "rate-minimum"
  case rateMaximum = "rate-maximum"
  case rateFirst = "rate-first"
  case rateFirstAndStep = "rate-first-and-step"
  case rateStep = "rate-step"
  case rateGrace = "rate-grace"
  case crossingStart = "crossing-start"
  case crossingSplit = "crossing-split"
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday, holidays
  case andHolidays = "and-holidays"
  case exceptHolidays = "except-holidays"
  case feeCovers = "fee-covers"
  case callTier = "call-tier"
  case callRest = "call-rest"
  case monthTier = "month-tier"
  case tiersVolume = "tiers-volume"

  // Inclusions.
  case towards, anywhere, unlisted, within
  case withinNext = "within-next"
  case fixed, mobile
  case fixedAndMobile = "fixed-and-mobile"
  case fixedOnly = "fixed-only"
  case standardIP = "ip-standard"
  case specificIP = "ip-specific"
  case special, emergency
  case thenSurplus = "then-surplus"
  case thenWholeCall = "then-whole-call"
  case thenLaterCalls = "then-later-calls"
  case thenWholePeriod = "then-whole-period"
  case thenBlock = "then-block"
  case thenThrottle = "then-throttle"
  case thenNotify = "then-notify"
  case thenSuspend = "then-suspend"
  case thenNotSaid = "then-not-said"
  case withinLess = "within-less"
  case withinLessNext = "within-less-next"
  case limitGrows = "limit-grows"
  case limitGrowsTo = "limit-grows-to"
  case carryOver = "carry-over"
  case carryOverMost = "carry-over-most"
  case limitShared = "limit-shared"
  case limitSpeed = "limit-speed"
  case measuredEach = "measured-each"
  case destinationList = "destination-list"
  case announced
  case exceptPrefixes = "except-prefixes"
  case billedAs = "billed-as"
  case assumed
  case readBy = "read-by"

  // Terms.
  case termOpen = "term-open"
  case termLength = "term-length"
  case termNotStated = "term-not-stated"
  case commitmentNone = "commitment-none"
  case commitmentLength = "commitment-length"
  case commitmentNotStated = "commitment-not-stated"
  case noticeNone = "notice-none"
  case noticeLength = "notice-length"
  case noticeNotStated = "notice-not-stated"
  case renewalNone = "renewal-none"
  case renewalLength = "renewal-length"
  case renewalNotStated = "renewal-not-stated"

  // Comparison.
  case comparison
  case estimateForProfile = "estimate-for-profile"
  case differences
  case differencesLead = "differences-lead"
  case identical
  case onlyIn = "only-in"
  case onlyInOne = "only-in-one"
  case cheapest
  case cheaperBy = "cheaper-by"
  case sortedByOrder = "sorted-by-order"
  case sortedByPrice = "sorted-by-price"
  case otherCurrencies = "other-currencies"
  case convertedEstimates = "converted-estimates"
  case rateLacking = "rate-lacking"
  case rateOfDay = "rate-of-day"
  case rateGiven = "rate-given"
  case rateInverse = "rate-inverse"
  case rateCross = "rate-cross"
  case rateRounding = "rate-rounding"
  case otherVATBasis = "other-vat-basis"
  case amountsNet = "amounts-net"
  case amountsGross = "amounts-gross"
  case yourEstimate = "your-estimate"
  case destinationsCompared = "destinations-compared"
  case hasAlso = "has-also"
  case lacks
  case recurring
  case recurringPer = "recurring-per"
  case extraPer = "extra-per"
  case perYearInstead = "per-year-instead"
  case oneOff = "one-off"
  case oneOffPer = "one-off-per"
  case exitFee = "exit-fee"
  case commitment, notice, term, renewal
  case customers, consumers, businesses, everyone
  case vatBasis = "vat-basis"
  case increments
  case limitCorrespondents = "limit-correspondents"
  case limitCallLength = "limit-call-length"
  case limitCallTime = "limit-call-time"
  case limitMessages = "limit-messages"
  case limitData = "limit-data"
  case rateTo = "rate-to"

  // Estimate.
  case estimate
  case recordedBill = "recorded-bill"
  case records
  case recordsRated = "records-rated"
  case recordsIncoming = "records-incoming"
  case recordsLeftOut = "records-left-out"
  case recordsReported = "records-reported"
  case recordsBecame = "records-became"
  case callTime = "call-time"
  case month
  case firstMonth = "first-month"
  case total, totalMonths = "total-months"
  case average
  case eachYear = "each-year"
  case net, vatAmount = "vat-amount", gross
  case statusPriced = "status-priced"
  case statusLowerBound = "status-lower-bound"
  case statusUnpriced = "status-unpriced"
  case statusUncounted = "status-uncounted"
  case atLeast = "at-least"
  case monthlyLines = "monthly-lines"
  case yearlyLines = "yearly-lines"
  case onceLines = "once-lines"
  case quantity
  case unitPrice = "unit-price"
  case amount
  case rule
  case sourceLine = "source-line"
  case sum
  case readings
  case readingsLead = "readings-lead"
  case readingsOpen = "readings-open"
  case reading
  case taken
  case cannotBePriced = "cannot-be-priced"
  case range
  case rangeSingly = "range-singly"
  case questions
  case missing
  case missingPrice = "missing-price"
  case missingRule = "missing-rule"
  case missingNumber = "missing-number"
  case missingHour = "missing-hour", missingWhose = "missing-whose"
  case events
  case eventBeyond = "event-beyond"
  case assumptions
  case monthsRequested = "months-requested"
  case monthsProfile = "months-profile"
  case monthsCommitment = "months-commitment"
  case monthsStandard = "months-standard"
  case firstMonthOnce = "first-month-once"
  case lines
  case quantityOnce = "quantity-once"
  case ruleRounded = "rule-rounded"
  case ruleShared = "rule-shared"
  case ruleBegun = "rule-begun"
  case ruleLeast = "rule-least"
  case ruleMost = "rule-most"
  case ruleIncluded = "rule-included"
  case rulePacks = "rule-packs"
  case ruleBand = "rule-band"
  case ruleBandAbove = "rule-band-above"
  case ruleMinimum = "rule-minimum"
  case ruleMaximum = "rule-maximum"
  case ruleVATInside = "rule-vat-inside"
  case ruleVAT = "rule-vat", vatExempt = "vat-exempt", vatOutside = "vat-outside", vatRates = "vat-rates"
  case vatPerUnit = "vat-per-unit", vatPerLine = "vat-per-line", vatPerRate = "vat-per-rate"
  case vatPerDocument = "vat-per-document", partMonths = "part-months", partMonth = "part-month"
  case onOrder = "on-order", onOrderLead = "on-order-lead", onOrderDue = "on-order-due", balance = "on-order-rest"
  case partDays = "part-days", partByDay = "part-by-day", partWhole = "part-whole", partNotSaid = "part-not-said"
  case ruleBilled = "rule-billed"
  case assumeBySecond = "assume-by-second"
  case assumePrices = "assume-prices"
  case assumePooled = "assume-pooled"
  case assumeSpread = "assume-spread"
  case assumeNoNew = "assume-no-new"
  case assumeShort = "assume-short"
  case assumeFew = "assume-few"
  case assumeSurplus = "assume-surplus"
  case assumeFee = "assume-fee"
  case assumePart = "assume-part"
  case assumeStart = "assume-start"
  case assumeMean = "assume-mean"
  case assumeNeeds = "assume-needs"
  case cashFlow = "cash-flow"
  case contractMonth = "contract-month"
  case contractMonthFrom = "contract-month-from"
  case cashRecurring = "cash-recurring"
  case cashUsage = "cash-usage"
  case cashLevies = "cash-levies"
  case cashYearly = "cash-yearly"
  case cashOnce = "cash-once"
  case cashNet = "cash-net"
  case cashBill = "cash-bill"
  case cashCumulative = "cash-cumulative"
  case monthsNumbered = "months-numbered"
  case monthsCovered = "months-covered"
  case commitmentUntil = "commitment-until"
  case commitmentAsked = "commitment-asked"
  case leaving
  case leavingNotStated = "leaving-not-stated"
  case leavingUnpriced = "leaving-unpriced"
  case leavingLead = "leaving-lead"
  case leavingLeadLeast = "leaving-lead-least"
  case leavingEarliest = "leaving-earliest"
  case leavingMonth = "leaving-month"
  case leavingMonthOn = "leaving-month-on"
  case leavingNoticeBy = "leaving-notice-by"
  case leavingNet = "leaving-net"
  case leavingGross = "leaving-gross"
  case leavingPaid = "leaving-paid"
  case leavingDetail = "leaving-detail"
  case leavingOneMonth = "leaving-one-month", leavingUntilEnd = "leaving-until-end", leavingRefund = "leaving-refund"
  case leavingYearNotStated = "leaving-year-not-stated", leavingRemaining = "leaving-remaining"
  case leavingUsage = "leaving-usage", leavingUsageNotStated = "leaving-usage-not-stated"
  case leavingTaxNotStated = "leaving-tax-not-stated", leavingLastMonthNotStated = "leaving-last-month-not-stated"
  case leavingAsk = "leaving-ask"
  case exitRemaining = "exit-remaining", exitUsageDue = "exit-usage-due", exitWithoutVAT = "exit-without-vat"
  case exitFromNotice = "exit-from-notice", exitLastWhole = "exit-last-whole", exitLastByDay = "exit-last-by-day"
  case exitYearRefunded = "exit-year-refunded", exitYearLost = "exit-year-lost"
  case switchOnceDue = "switch-once-due", switchOnceNotDue = "switch-once-not-due", onOrderShare = "on-order-share"
  case noticeToMonth = "notice-to-month", noticeToQuarter = "notice-to-quarter", noticeToYear = "notice-to-year"
  case noticeToTerm = "notice-to-term", noticeFromNextMonth = "notice-from-next-month"
  case noticeInWorkingDays = "notice-in-working-days"
  case threeYear = "three-year"
  case switchKicker = "switch-kicker", switchDue = "switch-due"
  case switchStay = "switch-stay", switchChange = "switch-change"
  case switchFromStart = "switch-from-start", switchMore = "switch-more"
  case switchLess = "switch-less", switchUnknown = "switch-unknown"
  case switchExit = "switch-exit", switchFee = "switch-fee"
  case switchOnce = "switch-once", switchRefund = "switch-refund"
  case switchContinues = "switch-continues", switchRestarts = "switch-restarts"
  case switchCommitmentNotStated = "switch-commitment-not-stated"
  case switchNewCommitment = "switch-new-commitment", switchBoundUntil = "switch-bound-until"
  case switchAsk = "switch-ask", switchAskOnce = "switch-ask-once"

  // Break-even.
  case decision, decisionBy = "decision-by"
  case decisionLine = "decision-line", decisionCheapest = "decision-cheapest"
  case decisionFirst = "decision-first", decisionLast = "decision-last"
  case decisionExact = "decision-exact", decisionRounded = "decision-rounded"
  case decisionPieces = "decision-pieces", decisionSlope = "decision-slope"
  case decisionEach = "decision-each", decisionCosts = "decision-costs"
  case decisionTie = "decision-tie"
  case decisionEqualAt = "decision-equal-at"
  case decisionUnpriced = "decision-unpriced"
  case decisionUnless = "decision-unless"
  case decisionDoubt = "decision-doubt"
  case decisionWhere = "decision-where"
  case decisionNeeds = "decision-needs"
  case decisionNever = "decision-never"
  case decisionDominated = "decision-dominated"
  case spanClosed = "span-closed"
  case spanBelow = "span-below"
  case spanAbove = "span-above"
  case spanBetween = "span-between"
  case spreadOver = "spread-over"
  case spreadLines = "spread-lines"
  case rankingDepends = "ranking-depends", rankingUnless = "ranking-unless"
  case readingsAlways = "readings-always"
  case readingsSingly = "readings-singly", readingsChange = "readings-change"
  case paidMonthly = "paid-monthly"
  case paidYearly = "paid-yearly"

  // Terms and index.
  case termsDocument = "terms-document"
  case contents
  case indexTitle = "index-title"
  case fromPrice = "from-price"
  case planCount = "plan-count"
  case offers, comparisons
  case generalTerms = "general-terms"
  case unclear
  case leftOpen = "left-open"

  // What a format adds: see `Document`.
  case best, note
  case backToText = "back-to-text"
  case seeAlso = "see-also"
  case allOffers = "all-offers"
  case formatText = "format-text"
}
