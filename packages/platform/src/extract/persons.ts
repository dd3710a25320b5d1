import nameCharacters from './lists/name-characters.json' with { type: 'json' }
import lists from './lists/persons.json' with { type: 'json' }
import { anyOf } from './patterns.ts'

const surname = `(?:${lists.compoundSurnames.join('|')}|[${lists.surnames}])`
const given = '[\\u4e00-\\u9fff]'
const goesOn = `(?=$|\\s|[${lists.goesOn}])`
const foreign = `[${nameCharacters.transliteration}]`

/**
 * 首席执行官伊隆·马斯克; 国务院总理李强在…; 、曾刚教授; CEO Tim Cook. A given name has one character where the sentence
 * goes on behind it, otherwise two. Several persons behind one office are found one by one.
 */
const patterns = [
  `${foreign}{1,5}(?:[${nameCharacters.nameDots}]${foreign}{1,6})+`,
  `(?<=${anyOf(lists.offices)})(${surname}${given}{1,2}?)${goesOn}`,
  `(?<=^|[，、。；：\\s（]|由|和|与|邀请)(${surname}${given}{1,2})(?=${anyOf(lists.degrees)})`,
  `(?<=\\b(?:${anyOf(lists.englishOffices)}) )([A-Z][a-z]+(?: [A-Z][a-z]+){1,2})`,
].map(pattern => new RegExp(pattern, 'gu'))

export type FoundPerson = { name: string; start: number; end: number }

/** Persons that a sentence names with an office, a degree or a foreign name, in order; offsets are in `sentence`. */
export const findPersons = (sentence: string): FoundPerson[] =>
  patterns
    .flatMap(pattern => [...sentence.matchAll(pattern)])
    .map(match => ({ name: match[0], start: match.index, end: match.index + match[0].length }))
    .sort((a, b) => a.start - b.start)
