import type { z } from '@hono/zod-openapi'
import type * as analyses from './analyses/schema.ts'
import type * as collaborations from './collaborations/schema.ts'
import type * as contradictions from './contradictions/schema.ts'
import type * as digest from './digest/schema.ts'
import type * as copies from './documents/copies-schema.ts'
import type * as documents from './documents/schema.ts'
import type * as events from './events/schema.ts'
import type * as evidence from './evidence/schema.ts'
import type * as flows from './flows/schema.ts'
import type * as home from './home/schema.ts'
import type * as imports from './imports/schema.ts'
import type * as matches from './matches/schema.ts'
import type * as needs from './needs/schema.ts'
import type * as offers from './offers/schema.ts'
import type * as regions from './regions/schema.ts'
import type * as review from './review/schema.ts'
import type * as search from './search/schema.ts'
import type * as session from './session/schema.ts'
import type * as systems from './systems/schema.ts'

/** What the HTTP API answers and accepts, as types: all that the web client knows of the server. */
export type Session = z.infer<typeof session.sessionSchema>
export type Home = z.infer<typeof home.homeSchema>
export type RegionChip = z.infer<typeof regions.regionChipSchema>
export type RegionSummary = z.infer<typeof regions.regionSummarySchema>
export type City = z.infer<typeof regions.citySchema>
export type CitySection = z.infer<typeof regions.citySectionSchema>
export type CityTypeDiagnosis = z.infer<typeof regions.cityTypeSchema>
export type Fact = z.infer<typeof regions.factSchema>
export type EvidenceChip = z.infer<typeof evidence.evidenceChipSchema>
export type Evidence = z.infer<typeof evidence.evidenceSchema>
export type AnalysisSummary = z.infer<typeof analyses.analysisSummarySchema>
export type Analysis = z.infer<typeof analyses.analysisSchema>
export type Flow = z.infer<typeof flows.flowSchema>
export type Flows = z.infer<typeof flows.flowsSchema>
export type Event = z.infer<typeof events.eventSchema>
export type Events = z.infer<typeof events.eventsSchema>
export type EventFacets = z.infer<typeof events.eventFacetsSchema>
export type EventReview = z.infer<typeof events.eventReviewSchema>
export type Digest = z.infer<typeof digest.digestSchema>
export type DigestEvent = z.infer<typeof digest.digestEventSchema>
export type DigestPolicy = z.infer<typeof digest.digestPolicySchema>
export type Element = z.infer<typeof needs.elementSchema>
export type OrganisationChip = z.infer<typeof needs.organisationChipSchema>
export type NeedSummary = z.infer<typeof needs.needSummarySchema>
export type Need = z.infer<typeof needs.needSchema>
export type NeedInput = z.input<typeof needs.needInputSchema>
export type OfferSummary = z.infer<typeof offers.offerSummarySchema>
export type Offer = z.infer<typeof offers.offerSchema>
export type OfferInput = z.input<typeof offers.offerInputSchema>
export type MatchedOffer = z.infer<typeof matches.matchedOfferSchema>
export type Matches = z.infer<typeof matches.matchesSchema>
export type Decision = z.infer<typeof collaborations.decisionSchema>
export type CollaborationSummary = z.infer<typeof collaborations.collaborationSummarySchema>
export type Collaboration = z.infer<typeof collaborations.collaborationSchema>
export type CollaborationInput = z.input<typeof collaborations.collaborationInputSchema>
export type DecisionInput = z.input<typeof collaborations.decisionInputSchema>
export type DocumentSummary = z.infer<typeof documents.documentSummarySchema>
export type Document = z.infer<typeof documents.documentSchema>
export type Extracted = z.infer<typeof documents.extractedSchema>
export type ExtractedDecision = z.infer<typeof documents.extractedDecisionSchema>
export type DocumentCopies = z.infer<typeof copies.copiesSchema>
export type DocumentDifferences = z.infer<typeof copies.differencesSchema>
export type Contradiction = z.infer<typeof contradictions.contradictionSchema>
export type Contradictions = z.infer<typeof contradictions.contradictionsSchema>
export type FigureDecision = z.input<typeof contradictions.figureDecisionSchema>
export type ImportPreview = z.infer<typeof imports.importPreviewSchema>
export type ImportRequest = z.input<typeof imports.importRequestSchema>
export type Import = z.infer<typeof imports.importSchema>
export type Review = z.infer<typeof review.reviewSchema>
export type ReviewItem = z.infer<typeof review.reviewItemSchema>
export type ReviewBatch = z.infer<typeof review.batchSchema>
export type ReviewDecision = z.infer<typeof review.reviewDecisionSchema>
export type ReviewHistory = z.infer<typeof review.reviewHistorySchema>
export type ProposalsInput = z.input<typeof review.proposalsInputSchema>
export type OrganisationName = z.infer<typeof review.organisationNameSchema>
export type NameSuggestion = z.infer<typeof review.nameSuggestionSchema>
export type NameJoin = z.infer<typeof review.nameJoinSchema>
export type NameJoinInput = z.input<typeof review.nameJoinInputSchema>
export type System = z.infer<typeof systems.systemSchema>
export type SearchResult = z.infer<typeof search.searchSchema>
