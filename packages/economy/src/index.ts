export { dispersion } from './competition/dispersion.ts'
export { firmEntryRate } from './competition/firm-entry-rate.ts'
export { type InvertedU, type InvertedUTable, invertedU, invertedULeastSquares } from './competition/inverted-u.ts'
export { lindMehlum } from './competition/lind-mehlum.ts'
export { marketConcentration } from './competition/market-concentration.ts'
export { type QuadraticCurve, turningPoint } from './competition/turning-point.ts'
export { complementarity, linkedComplementarity } from './complementarity/complementarity.ts'
export { type DivisionOfLabour, divisionOfLabour } from './complementarity/division-of-labour.ts'
export { type BestPartner, bestPartners, pairComplementarity } from './complementarity/pair-complementarity.ts'
export { distance } from './complexity/distance.ts'
export { complexity } from './complexity/eci.ts'
export { externalEci } from './complexity/external-eci.ts'
export { fitness } from './complexity/fitness.ts'
export { knowledgeComplexity } from './complexity/kci.ts'
export { opportunityQuadrants, quadrantNames } from './complexity/opportunity-quadrants.ts'
export { outlook } from './complexity/outlook.ts'
export { opportunityGain, outlookGain } from './complexity/outlook-gain.ts'
export { type PciScale, pciOnScale } from './complexity/pci-scale.ts'
export { productGini } from './complexity/product-gini.ts'
export { expy, prody } from './complexity/prody.ts'
export { reflections, reflectionsComplexity } from './complexity/reflections.ts'
export { type Aggregation, aggregateScores } from './composite/aggregate.ts'
export { composite } from './composite/composite.ts'
export { copeland } from './composite/copeland.ts'
export { type Interval, ramp, unknownShare } from './composite/interval.ts'
export { assignedClass, membership } from './composite/membership.ts'
export {
  distanceToReference,
  minMaxScores,
  rankScores,
  ratioToMean,
  standardScores,
} from './composite/normalise.ts'
export { principalComponentWeights } from './composite/principal-component-weights.ts'
export { rankRobustness } from './composite/rank-robustness.ts'
export { churn } from './dynamics/churn.ts'
export { betaConvergence, sigmaConvergence } from './dynamics/convergence.ts'
export { entry, exit } from './dynamics/entry-exit.ts'
export { entryExitModel, type Regressors } from './dynamics/entry-exit-model.ts'
export { growth } from './dynamics/growth.ts'
export { growthProjection } from './dynamics/growth-projection.ts'
export { shiftShare } from './dynamics/shift-share.ts'
export { survival } from './dynamics/survival.ts'
export { type DistanceDecay, distanceDecay } from './flows/distance-decay.ts'
export { flowBalance } from './flows/flow-balance.ts'
export { type DistanceBand, flowDistances } from './flows/flow-distances.ts'
export { type Gravity, type GravityTable, gravity, logGravity } from './flows/gravity.ts'
export { greatCircleKm, type Place } from './flows/great-circle.ts'
export { hansen, type Reach } from './flows/hansen.ts'
export { huff } from './flows/huff.ts'
export { shareKept } from './flows/share-kept.ts'
export { atkinson } from './inequality/atkinson.ts'
export type { GlobalAutocorrelation, SpatialTest } from './inequality/autocorrelation.ts'
export { coefficientOfVariation, williamson } from './inequality/coefficient-of-variation.ts'
export { coulter } from './inequality/coulter.ts'
export { dalton } from './inequality/dalton.ts'
export { geary } from './inequality/geary.ts'
export { gini } from './inequality/gini.ts'
export { hoover } from './inequality/hoover.ts'
export { lorenzCurve } from './inequality/lorenz-curve.ts'
export { localMoran, moran } from './inequality/moran.ts'
export { primacy } from './inequality/primacy.ts'
export { type RankSize, rankSize } from './inequality/rank-size.ts'
export {
  contiguityWeights,
  inverseDistanceWeights,
  nearestNeighbourWeights,
  rowStandardised,
  type SpatialWeights,
  spatialLag,
} from './inequality/spatial-weights.ts'
export { type TheilParts, theilDecomposition, theilL, theilT } from './inequality/theil.ts'
export {
  longTable,
  type Matrix,
  matrixFromLongTable,
  type Panel,
  type RowProblem,
  totals,
  transpose,
} from './matrix.ts'
export { degreeAssortativity, groupAssortativity } from './networks/assortativity.ts'
export { betweenness } from './networks/betweenness.ts'
export { closeness } from './networks/closeness.ts'
export { clustering } from './networks/clustering.ts'
export { components } from './networks/components.ts'
export { constraint } from './networks/constraint.ts'
export { coreness } from './networks/coreness.ts'
export { type Direction, degree, degreeCentralisation, linkDensity, strength } from './networks/degree.ts'
export { eigenvectorCentrality } from './networks/eigenvector-centrality.ts'
export { type Graph, graph, undirected } from './networks/graph.ts'
export { graphFromTable, type LinkProblem } from './networks/graph-from-table.ts'
export { type Links, linksOf } from './networks/links.ts'
export { type Groups, modularity } from './networks/modularity.ts'
export { pageRank } from './networks/pagerank.ts'
export { pathLengths } from './networks/path-lengths.ts'
export type { LinkLength } from './networks/shortest-paths.ts'
export type { Design, Labels } from './regression/design.ts'
export {
  chiSquareUpper,
  normalCdf,
  normalQuantile,
  normalTwoSided,
  studentTQuantile,
  studentTTwoSided,
} from './regression/distributions.ts'
export type { Estimates } from './regression/estimates.ts'
export { generalisedLinear } from './regression/generalised-linear.ts'
export { leastSquares } from './regression/least-squares.ts'
export { coOccurrence } from './relatedness/co-occurrence.ts'
export { communities } from './relatedness/communities.ts'
export { conditionalProbability } from './relatedness/conditional-probability.ts'
export { continuousDensity, continuousProximity } from './relatedness/continuous-proximity.ts'
export { cosine } from './relatedness/cosine.ts'
export { crossDensity, crossProximity } from './relatedness/cross-proximity.ts'
export { density } from './relatedness/density.ts'
export { jaccard } from './relatedness/jaccard.ts'
export { backbone } from './relatedness/projection.ts'
export { proximity, proximityRows } from './relatedness/proximity.ts'
export { easeOfRecombination, modularComplexity } from './relatedness/recombination.ts'
export { regionSimilarity } from './relatedness/region-similarity.ts'
export { relatedness } from './relatedness/relatedness.ts'
export { densityByPresence, relatednessDensity } from './relatedness/relatedness-density.ts'
export { relativeRelatedness } from './relatedness/relative-relatedness.ts'
export { spanningTree } from './relatedness/spanning-tree.ts'
export { transposePresence } from './relatedness/transpose-presence.ts'
export { zScoreRelatedness } from './relatedness/z-score-relatedness.ts'
export { coagglomeration } from './specialization/coagglomeration.ts'
export { diversity, ubiquity } from './specialization/diversity.ts'
export { eachActivity, eachRegion } from './specialization/each-region.ts'
export { ellisonGlaeser, type Plants, plantMatrix } from './specialization/ellison-glaeser.ts'
export { entropy } from './specialization/entropy.ts'
export { averageLocationQuotient, hachman } from './specialization/hachman.ts'
export { equivalentNumber, herfindahl } from './specialization/herfindahl.ts'
export { krugman, krugmanOthers, krugmanPairwise, specialisationCoefficient } from './specialization/krugman.ts'
export { hooverGini, locationalGini } from './specialization/locational-gini.ts'
export { inverseNormalisedUbiquity, normalisedUbiquity } from './specialization/normalised-ubiquity.ts'
export { populationRca } from './specialization/population-rca.ts'
export { type Presence, presence } from './specialization/presence.ts'
export { rca } from './specialization/rca.ts'
