import assert from 'node:assert/strict'
import test from 'node:test'
import { diversity } from '../specialization/diversity.ts'
import { type Presence, presence } from '../specialization/presence.ts'
import { assertClose, referenceAbsent, referenceMatrix, referenceTable } from '../testing/reference.ts'
import { complexity } from './eci.ts'
import { fitness } from './fitness.ts'
import { knowledgeComplexity } from './kci.ts'
import { reflections, reflectionsComplexity } from './reflections.ts'

/** What each tool's measure is here, one number a region or an activity. */
const ours: Readonly<Record<string, (present: Presence) => Float64Array>> = {
  'py-ecomplexity eci': present => complexity(present).eci,
  'py-ecomplexity pci': present => complexity(present).pci,
  'Datawheel eci_mor20': present => reflectionsComplexity(present).eci,
  'Datawheel pci_mor20': present => reflectionsComplexity(present).pci,
  'economiccomplexity diversity region': diversity,
  'economiccomplexity eigenvalues region': present => knowledgeComplexity(present).kci,
  'economiccomplexity eigenvalues industry': present => knowledgeComplexity(present).tci,
  'economiccomplexity reflections region': present => reflectionsComplexity(present).eci,
  'economiccomplexity reflections industry': present => reflectionsComplexity(present).pci,
  'economiccomplexity fitness region': present => fitness(present, { iterations: 19 }).regions,
  'economiccomplexity fitness industry': present => fitness(present, { iterations: 19 }).activities,
  'EconGeo kci': present => knowledgeComplexity(present).kci,
  'EconGeo tci': present => knowledgeComplexity(present).tci,
  'EconGeo morc20': present => reflections(present, { steps: 20 }).regions,
}

/** Results that the tools really gave and that we do not: by input and measure, with what is wrong about them. */
const wrong: Readonly<Record<string, string>> = {
  'all_ties3x4 economiccomplexity eigenvalues region': 'all regions are alike: any vector would do',
  'all_ties3x4 economiccomplexity eigenvalues industry': 'all activities are alike: any vector would do',
  'all_ties3x4 EconGeo kci': 'all regions are alike: a vector divided by its sum, which is rounding',
  'disconnected6x6 economiccomplexity eigenvalues region': 'two groups share nothing: any vector would do',
  'disconnected6x6 economiccomplexity eigenvalues industry': 'two groups share nothing: any vector would do',
  'disconnected6x6 EconGeo kci': 'two groups share nothing: tells only which group it is',
  'disconnected6x6 EconGeo tci': 'two groups share nothing: tells only which group it is',
  'exact_ties py-ecomplexity eci': 'two groups share nothing: tells only which group it is',
  'exact_ties py-ecomplexity pci': 'two groups share nothing: tells only which group it is',
  'exact_ties economiccomplexity eigenvalues region': 'two groups share nothing: any vector would do',
  'exact_ties economiccomplexity eigenvalues industry': 'two groups share nothing: any vector would do',
  'exact_ties EconGeo kci': 'two groups share nothing: tells only which group it is',
  'exact_ties EconGeo tci': 'two groups share nothing: tells only which group it is',
  'hh2009_figS4_4x4 economiccomplexity eigenvalues region': 'the vector of eigenvalue 0.101 instead of 0.542',
  'hh2009_figS4_4x4 economiccomplexity eigenvalues industry': 'the vector of eigenvalue 0.101 instead of 0.542',
  'zero_row_col Datawheel eci_mor20': 'an empty region makes all NaN',
  'zero_row_col Datawheel pci_mor20': 'an empty activity makes all NaN',
  'zero_row_col economiccomplexity diversity region': 'what is empty is taken as present everywhere',
  'zero_row_col economiccomplexity eigenvalues region': 'what is empty is taken as present everywhere',
  'zero_row_col economiccomplexity eigenvalues industry': 'what is empty is taken as present everywhere',
  'zero_row_col economiccomplexity reflections region': 'what is empty is taken as present everywhere',
  'zero_row_col economiccomplexity reflections industry': 'what is empty is taken as present everywhere',
  'zero_row_col economiccomplexity fitness region': 'what is empty is taken as present everywhere',
  'zero_row_col economiccomplexity fitness industry': 'what is empty is taken as present everywhere',
}

type Observed = { tool: string; input: string; key: string; values: Map<string, number> }

const observed = (file: string): Observed[] => {
  const found = new Map<string, Observed>()
  for (const [input, tool, measure, entity, value] of referenceTable(file).rows) {
    const name = tool.includes('Datawheel') ? 'Datawheel' : tool.split(' ')[0]
    const step = tool.match(/ (eigenvalues|reflections|fitness)$/)
    const key = `${name} ${step ? `${step[1]} ` : ''}${measure === 'diversity' ? 'diversity region' : measure}`
    const group = found.get(input + tool + measure) ?? { tool, input, key, values: new Map() }
    group.values.set(entity, Number(value))
    found.set(input + tool + measure, group)
  }
  return [...found.values()]
}

test('tiny inputs give what the tools gave, but for results that are wrong', { skip: referenceAbsent }, () => {
  const differing: string[] = []
  const files = ['edge/observed_python.csv', 'edge/observed_R_ec.csv', 'edge/observed_R_eg.csv']
  for (const { tool, input, key, values } of files.flatMap(observed)) {
    const matrix = referenceMatrix(`edge/${input}.csv`)
    // All but py-ecomplexity, where it was not told otherwise, were given this one as ones and zeros.
    const asPresence = input.startsWith('hh2009') && tool !== 'py-ecomplexity 0.5.2'
    const present = presence(matrix, asPresence ? { index: matrix.values } : {})
    const result = ours[key](present)
    const labels =
      result.length === matrix.regions.length && values.has(matrix.regions[0]) ? matrix.regions : matrix.activities
    const listed = [...result.keys()].filter(i => values.has(labels[i]))
    const theirs = listed.map(i => values.get(labels[i])!)
    const same = matches(
      key,
      listed.map(i => result[i]),
      theirs,
    )
    if (!same) differing.push(`${input} ${key}`)
  }
  assert.deepEqual(differing.sort(), Object.keys(wrong).sort())
})

/** EconGeo's KCI, TCI and late reflections are on scales of their own: there a straight line through two values is drawn. */
const matches = (key: string, result: number[], theirs: number[]): boolean => {
  let scaled = result
  if (key.startsWith('EconGeo')) {
    const most = result.indexOf(Math.max(...result))
    const least = result.indexOf(Math.min(...result))
    const slope = (theirs[most] - theirs[least]) / (result[most] - result[least])
    scaled = result.map(value => theirs[least] + (value - result[least]) * slope)
  }
  // EconGeo rounds similarities to four digits, which its small eigenvectors, divided by their sum, show in the third.
  const tolerance = /EconGeo [kt]ci/.test(key) ? { relative: 0, absolute: 1e-3 } : { relative: 0, absolute: 1e-9 }
  try {
    assertClose(scaled, theirs, tolerance)
    return true
  } catch {
    return false
  }
}
