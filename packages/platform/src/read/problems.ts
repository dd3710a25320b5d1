import type { Problem } from '../words/index.ts'
import { limits } from './limits.ts'

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`

/** What can be wrong with a file, said once: `where` is always the file. */
export const problems = {
  notFound: (where: string): Problem => ({
    code: 'file-not-found',
    message: 'There is no such file, or it may not be read.',
    where,
    mend: 'Check the path and the rights of the file.',
  }),
  empty: (where: string): Problem => ({
    code: 'empty-file',
    message: 'The file is empty.',
    where,
    mend: 'Save the document again and check its size.',
  }),
  tooLarge: (where: string, bytes: number): Problem => ({
    code: 'file-too-large',
    message: `The file has ${megabytes(bytes)}, more than the ${megabytes(limits.fileBytes)} that are read.`,
    where,
    mend: 'Take out pictures or split the file.',
  }),
  unsupported: (where: string): Problem => ({
    code: 'unsupported-format',
    message: 'The bytes are in no format that is read.',
    where,
    mend: 'Save it as HTML, PDF, DOCX, XLSX, CSV or text.',
  }),
  oldFormat: (where: string, format: 'doc' | 'xls' | 'rtf'): Problem => ({
    code: 'unsupported-format',
    message: `It is ${{ doc: 'an old Word document (.doc)', xls: 'an old Excel workbook (.xls)', rtf: 'Rich Text (.rtf)' }[format]}, which is not read.`,
    where,
    mend: `Open it in Word, Excel, WPS or LibreOffice and save it as .${format === 'xls' ? 'xlsx' : 'docx'}.`,
  }),
  undecodable: (where: string): Problem => ({
    code: 'undecodable-text',
    message: 'The encoding of the text cannot be told.',
    where,
    mend: 'Save the file as UTF-8.',
  }),
  broken: (where: string): Problem => ({
    code: 'broken-file',
    message: 'The file is damaged and cannot be parsed.',
    where,
    mend: 'Open it in the program that made it, save it again, or send it once more.',
  }),
  encrypted: (where: string): Problem => ({
    code: 'encrypted-file',
    message: 'The file is protected by a password.',
    where,
    mend: 'Remove the password and try again.',
  }),
  inflatesTooFar: (where: string): Problem => ({
    code: 'inflates-too-far',
    message: 'The file expands to far more than its size and is not opened.',
    where,
    mend: `Save it again without embedded files: at most ${megabytes(limits.inflatedEntryBytes)} a part and ${megabytes(limits.inflatedTotalBytes)} in all.`,
  }),
  tooComplex: (where: string): Problem => ({
    code: 'broken-file',
    message: `The page has more than ${limits.htmlTags} tags or the document more than ${limits.pdfPages} pages.`,
    where,
    mend: 'Split it, or save the article alone.',
  }),
  pdfWithoutText: (where: string): Problem => ({
    code: 'pdf-without-text',
    message: 'The PDF holds pictures of pages, no text.',
    where,
    mend: 'Run text recognition (OCR) over it first.',
  }),
  withoutText: (where: string): Problem => ({
    code: 'empty-text',
    message: 'The file holds no text.',
    where,
    mend: 'Check that it is the right file; a page may need its text to be copied from the browser.',
  }),
  tooSlow: (where: string, timeoutMs: number): Problem => ({
    code: 'parse-timeout',
    message: `Parsing took longer than ${timeoutMs / 1000} s or more memory than allowed and was stopped.`,
    where,
    mend: 'Split the file, or save its text alone.',
  }),
  notATable: (where: string): Problem => ({
    code: 'unsupported-format',
    message: 'The file is not a table.',
    where,
    mend: 'Save it as CSV or XLSX.',
  }),
  notAnAddress: (where: string): Problem => ({
    code: 'invalid-address',
    message: 'This is not the address of a page on the web.',
    where,
    mend: 'Give an address that begins with http:// or https://, without an unusual port.',
  }),
  addressWithPassword: (where: string): Problem => ({
    code: 'invalid-address',
    message: 'The address holds a user name or a password.',
    where,
    mend: 'Give it without them; save a page that needs them in your browser, and add the file.',
  }),
  notPublic: (where: string): Problem => ({
    code: 'address-refused',
    message: 'No machine of the public internet answers to this address.',
    where,
    mend: 'Check its spelling and the connection. Pages of a network of your own are not fetched: save the page, and add the file.',
  }),
  robotsRefuse: (where: string): Problem => ({
    code: 'robots-refused',
    message: 'The site asks programs not to read this page (robots.txt).',
    where,
    mend: 'Open it in a browser, save it, and add the file.',
  }),
  unreachable: (where: string, why: string): Problem => ({
    code: 'page-unreachable',
    message: `The page cannot be had: ${why}.`,
    where,
    mend: 'Try again later, or open it in a browser, save it, and add the file.',
  }),
  pageTooLarge: (where: string): Problem => ({
    code: 'file-too-large',
    message: `The page has more than the ${megabytes(limits.fileBytes)} that are read.`,
    where,
    mend: 'Save the part of it that matters, and add the file.',
  }),
  noDocument: (where: string, type: string): Problem => ({
    code: 'unsupported-format',
    message: `The address leads to ${type}, which is no document.`,
    where,
    mend: 'Give the address of a page, a PDF, a Word or Excel file, CSV or text.',
  }),
} satisfies Record<string, (where: string, detail: never) => Problem>
