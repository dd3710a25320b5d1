import { leftmostLongest } from './marks.ts'
import type { FoundOrganisation } from './organisations.ts'
import { touches } from './passage.ts'
import { meanShare, type TaggedName, type Tagging } from './tagger/tag-names.ts'

/**
 * How far the tagger is heard. It has learnt from encyclopaedic text, where it is right more often than the rules; on
 * policy text and lists it is often unsure of names that the rules read well, so that it decides at the extremes alone.
 */
export const trust = {
  /** A name that rules have guessed is dropped where the tagger takes less than so much of it for an organisation or a place. */
  doubt: 0.03,
  /** A name of the tagger's alone is taken up from this probability on. */
  added: 0.9,
  /** From this probability on a person's name holds no place (张北 is a county too). */
  person: 0.8,
}

/**
 * Names that rules have guessed, with the tagger's confidence, without those that it takes for no name at all. Its data
 * call many a university or park a place, so that either type speaks for a name.
 */
export const believed = <O extends FoundOrganisation & { isSure?: boolean }>(
  guessed: readonly O[],
  { shares }: Tagging,
): (O & { confidence: number })[] =>
  guessed
    .map(organisation => ({
      ...organisation,
      confidence: Math.min(1, meanShare(shares.organisation, organisation) + meanShare(shares.place, organisation)),
    }))
    .filter(({ confidence, isSure }) => isSure || confidence >= trust.doubt)

/** Organisations that the tagger is sure of and that touch none that the rules have found. */
export function surelyTagged({ names }: Tagging, found: readonly FoundOrganisation[]): TaggedName[] {
  const taken = leftmostLongest(found)
  return names.filter(name => name.type === 'organisation' && name.confidence >= trust.added && !touches(taken, name))
}

/** Names of persons that the tagger is sure of: no place is looked for within. */
export const surePersons = ({ names }: Tagging): TaggedName[] =>
  names.filter(({ type, confidence }) => type === 'person' && confidence >= trust.person)
