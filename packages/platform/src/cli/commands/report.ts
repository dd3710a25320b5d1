import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Command, Option } from 'commander'
import packageFile from '../../../package.json' with { type: 'json' }
import { createFlow } from '../../flow.ts'
import { chromiumPath } from '../../show/report/chromium.ts'
import { type KeptFigures, keepFigures, readFigures } from '../../show/report/figures.ts'
import { gatherRegion } from '../../show/report/gather.ts'
import { type Style, styles } from '../../show/report/layouts.ts'
import type { Language } from '../../show/report/outline.ts'
import { outlineRegion } from '../../show/report/region-report.ts'
import { formats, writeReport } from '../../show/report/write.ts'
import { platform } from '../../store/index.ts'
import { findCode } from '../diagnosed-region.ts'
import { complain, type Effects } from '../effects.ts'
import { type StoreOptions, storeOption, withStore } from '../with-store.ts'

type Options = StoreOptions & { out: string; lang: Language; style: Style; since?: string }

/**
 * `langqiao report REGION --out FILE.docx|pdf|html`: what is known of a region as a document with numbered sources, and its
 * figures as JSON beside it, with which a later report says what changed.
 */
export const reportCommand = (effects: Effects): Command =>
  storeOption(new Command('report'))
    .description('write the report of a region, every figure with its source')
    .argument('<region>', 'its name or six-digit code; group:<id> for a corridor or another made-up region')
    .requiredOption('--out <file>', 'where to; its ending says how: .docx, .pdf or .html')
    .addOption(new Option('--lang <language>', 'language of the report').choices(['zh', 'en']).default('zh'))
    .addOption(
      new Option('--style <style>', 'gb9704: the geometry of official documents, GB/T 9704')
        .choices(styles)
        .default('plain'),
    )
    .option('--since <file>', 'the .figures.json of an earlier report: says what changed since')
    .addHelpText('after', '\nExample: langqiao report 合肥 --style gb9704 --out 合肥.docx')
    .action(async (word: string, options: Options, command: Command) => {
      const ending = extname(options.out).toLowerCase()
      const format = formats.find(known => `.${known}` === ending)
      if (!format) return command.error(`error: --out must end in ${formats.map(known => `.${known}`).join(', ')}`)
      await withStore(effects, options, async store => {
        const code = findCode(word)
        if (!code.ok) return complain(effects, code.problem)
        let since: KeptFigures | null = null
        if (options.since) {
          const kept = readFigures(new TextDecoder().decode(await effects.readFile(options.since)), code.value)
          if (!kept.ok) return complain(effects, { where: options.since, ...kept.problem })
          since = kept.value
        }
        const subject = await gatherRegion(store, createFlow(store, effects.now), platform, code.value)
        if (!subject)
          return complain(effects, {
            code: 'unknown-region',
            message: `No region has the code ${code.value}`,
            where: word,
            mend: 'Check the code; made-up regions are group:<id>',
          })
        const date = effects.now().toISOString().slice(0, 10)
        const outline = outlineRegion(subject, options.lang, { version: packageFile.version, date }, since)
        const report = await writeReport(outline, format, options.style, chromiumPath(effects.env))
        if (!report.ok) return complain(effects, report.problem)
        const kept = `${options.out.slice(0, -ending.length)}.figures.json`
        await writeFile(options.out, report.value)
        await writeFile(kept, `${JSON.stringify(keepFigures(code.value, date, outline.figures))}\n`)
        effects.stderr(`langqiao: wrote ${options.out}, and its figures for comparing a later report to ${kept}`)
      })
    })
