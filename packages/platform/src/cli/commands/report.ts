import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Command, Option } from 'commander'
import packageFile from '../../../package.json' with { type: 'json' }
import { activityName } from '../../flow/knowledge.ts'
import { chromiumPath } from '../../show/report/chromium.ts'
import { writeDocx } from '../../show/report/docx.ts'
import { writeHtml } from '../../show/report/html.ts'
import { type Language, type Outline, outlineReport } from '../../show/report/outline.ts'
import { printPdf } from '../../show/report/pdf.ts'
import { type Outcome, success } from '../../words/index.ts'
import { diagnoseNamedRegion } from '../diagnosed-region.ts'
import { complain, type Effects } from '../effects.ts'
import { type StoreOptions, storeOption, withStore } from '../with-store.ts'

/** How a report is written, by the ending of the file asked for. */
const writers: Record<string, (outline: Outline, env: Effects['env']) => Promise<Outcome<Uint8Array | string>>> = {
  '.docx': async outline => success(await writeDocx(outline)),
  '.html': async outline => success(await writeHtml(outline)),
  '.pdf': async (outline, env) => printPdf(await writeHtml(outline), chromiumPath(env)),
}

/** `langqiao report REGION --out FILE.docx|pdf|html`: the diagnosis as a document with numbered sources. */
export const reportCommand = (effects: Effects): Command =>
  storeOption(new Command('report'))
    .description('write the report of a region, every figure with its source')
    .argument('<region>', 'its name or six-digit code')
    .requiredOption('--out <file>', 'where to; its ending says how: .docx, .pdf or .html')
    .addOption(new Option('--lang <language>', 'language of the report').choices(['zh', 'en']).default('zh'))
    .action(async (word: string, options: StoreOptions & { out: string; lang: Language }, command: Command) => {
      const write = writers[extname(options.out).toLowerCase()]
      if (!write) return command.error(`error: --out must end in ${Object.keys(writers).join(', ')}`)
      await withStore(effects, options, async store => {
        const diagnosed = await diagnoseNamedRegion(store, word, effects.now)
        if (!diagnosed.ok) return complain(effects, diagnosed.problem)
        const { region, diagnosis, names } = diagnosed.value
        const regionName = (code: string) => ({ zh: names(code)?.name ?? code, en: names(code)?.nameEn ?? code })
        const imprint = { version: packageFile.version, date: effects.now().toISOString().slice(0, 10) }
        const outline = outlineReport({ region, diagnosis, regionName, activityName }, options.lang, imprint)
        const report = await write(outline, effects.env)
        if (!report.ok) return complain(effects, report.problem)
        await writeFile(options.out, report.value)
        effects.stderr(`langqiao: wrote ${options.out}`)
      })
    })
