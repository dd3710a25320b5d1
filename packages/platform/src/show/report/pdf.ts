import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { failure, type Outcome, success } from '../../words/index.ts'

const longestMilliseconds = 60_000

/**
 * A page printed to PDF by the given Chromium (`chromiumPath`), headless and off the network; a problem that names the
 * mend where there is none or it fails.
 */
export const printPdf = async (page: string, chromium: string | null): Promise<Outcome<Uint8Array>> => {
  if (!chromium)
    return failure({
      code: 'tool-missing',
      message: 'A PDF is printed by Chromium, and none was found',
      mend: 'Install Chromium, name it with CHROMIUM=/path/to/chromium, or choose .docx or .html',
    })
  const folder = await mkdtemp(path.join(tmpdir(), 'langqiao-report-'))
  try {
    const source = path.join(folder, 'report.html')
    const target = path.join(folder, 'report.pdf')
    await writeFile(source, page)
    // Chromium's own sandbox refuses to start as root; the page is ours and loads nothing.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    await promisify(execFile)(
      chromium,
      [
        '--headless',
        ...asRoot,
        '--disable-gpu',
        '--disable-background-networking',
        '--no-first-run',
        `--user-data-dir=${path.join(folder, 'profile')}`,
        '--no-pdf-header-footer',
        `--print-to-pdf=${target}`,
        `file://${source}`,
      ],
      { timeout: longestMilliseconds },
    )
    return success(new Uint8Array(await readFile(target)))
  } catch (error) {
    const detail = error instanceof Error ? error.message.split('\n')[0] : String(error)
    return failure({
      code: 'tool-missing',
      message: `Chromium did not print the report: ${detail}`,
      mend: 'Choose .docx or .html, or repair Chromium',
    })
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
