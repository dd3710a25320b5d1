import { findConcepts } from '@langqiao/vocabulary'
import type { Extraction } from '../words/extraction.ts'
import { simplified } from '../words/simplified.ts'
import { findDates } from './dates.ts'
import { findEvents } from './events.ts'
import { findFigures } from './figures.ts'
import { detailsOf } from './listing-details.ts'
import { findMarks } from './marks.ts'
import { findWants } from './needs-and-offers.ts'
import { findOrganisations } from './organisations.ts'
import { firstEndingAfter, readPassage, type Span } from './passage.ts'
import { findPlaces } from './places.ts'
import { findPolicies } from './policies.ts'
import { surePersons } from './tagged-organisations.ts'
import { tagNames } from './tagger/tag-names.ts'

/** What extraction reads: a clean text with what is known of it from outside. */
export type ReadableDocument = { source: string; text: string; title?: string | null; published?: string | null }

/**
 * Finds in a text what it says of places, organisations, activities, policies, events, figures, needs and offers, by
 * rules and word lists (`lists/`), names weighed by a trained tagger (`tagger/`). Each finding quotes the text as
 * written, `text.slice(start, end) === quote`; names, titles and units are in simplified script. Time is linear in the
 * text.
 */
export function extract({ source, text, title = null, published = null }: ReadableDocument): Extraction {
  const passage = readPassage(text)
  const marks = findMarks(passage.text)
  const dates = findDates(passage, title, published)
  const figures = findFigures(passage, dates)
  const concepts = findConcepts(text)
  const tagging = tagNames(passage, marks, concepts)
  const organisations = findOrganisations(passage, marks, dates, tagging)
  const places = findPlaces(passage, marks, [...organisations, ...surePersons(tagging)])
  const policies = findPolicies(passage, { places, organisations, figures, dates })
  const events = findEvents(passage, { dates, places, organisations, published })
  const { needs, offers } = findWants(passage, organisations, title)
  const known = { organisations, figures }
  // 市政 in 深圳市政府 and 科技 in 科技局 are no activities.
  const agencies = organisations.filter(({ kind }) => kind === 'agency')

  const quoted = ({ start, end }: Span) => ({ quote: text.slice(start, end), start, end })
  return {
    source,
    text,
    places: places.map(found => ({ name: found.place.name, code: found.place.code, ...quoted(found) })),
    organisations: organisations.map(({ start, end, ...named }) => ({ ...named, ...quoted({ start, end }) })),
    activities: concepts
      .filter(found => !isInside(agencies, found))
      .map(({ concept, label, ...span }) => ({ concept, label: simplified(label), ...quoted(span) })),
    policies: policies.map(({ name, issuer, amounts, beneficiary, conditions, valid, start, end }) => ({
      name,
      issuer,
      amounts: amounts.map(({ value, unit, role, ...span }) => ({ value, unit, role, quote: quoted(span).quote })),
      beneficiary: beneficiary && quoted(beneficiary).quote,
      conditions: conditions.map(span => quoted(span).quote),
      valid,
      ...quoted({ start, end }),
    })),
    events: events.map(({ start, end, ...event }) => ({ ...event, ...quoted({ start, end }) })),
    figures: figures.map(({ start, end, ...figure }) => ({ ...figure, ...quoted({ start, end }) })),
    dates: dates.filter(({ isPointer }) => !isPointer).map(({ iso, ...span }) => ({ date: iso, ...quoted(span) })),
    needs: needs.map(need => ({ title: need.title, ...detailsOf(passage, need, 'needs', known), ...quoted(need) })),
    offers: offers.map(offer => ({
      title: offer.title,
      ...detailsOf(passage, offer, 'offers', known),
      ...quoted(offer),
    })),
  }
}

/** Whether one of the ordered, disjoint `spans` holds `inner`. */
function isInside(spans: readonly Span[], inner: Span): boolean {
  const span = spans[firstEndingAfter(spans, inner.start)]
  return span !== undefined && span.start <= inner.start && inner.end <= span.end
}
