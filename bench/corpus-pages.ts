import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

const textsInArticle = 8

const root = path.join(import.meta.dirname, '..')
/** The texts of the corpus that are undamaged. */
export const corpusTexts = globSync('corpus/*/*/input.txt', { cwd: root })
  .sort()
  .map(file => readFileSync(path.join(root, file), 'utf8'))
  .filter(text => !text.includes('\ufffd') && !text.includes('\0'))

/** Texts as long as an article, each of several corpus files. */
export const articles = Array.from({ length: Math.ceil(corpusTexts.length / textsInArticle) }, (_, index) =>
  corpusTexts.slice(index * textsInArticle, (index + 1) * textsInArticle).join('\n'),
)

/** A page as sites make them: as many tags as text, with navigation, a list of links and scripts around an article. */
export function pageOf(text: string, number: number): string {
  const links = Array.from(
    { length: 30 },
    (_, index) => `<li class="item"><a href="/list/${index}">link ${index}</a></li>`,
  )
  const paragraphs = text.split('\n').map(line => `<p class="paragraph">${line.replace(/[<>&]/g, '')}</p>`)
  return (
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>page ${number}</title><script>var a = [${'1, '.repeat(300)}0]</script></head>` +
    `<body><nav><ul>${links.join('')}</ul></nav><article><h1>page ${number}</h1>${paragraphs.join('')}</article>` +
    `<aside class="related"><ul>${links.join('')}</ul></aside><footer>footer</footer></body></html>`
  )
}
