import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import packageFile from '../../../package.json' with { type: 'json' }
import { describeApi } from '../../show/api.ts'
import { complain, type Effects } from '../effects.ts'

const file = fileURLToPath(new URL('../../../../../docs/openapi.json', import.meta.url))

/** `langqiao openapi`: writes docs/openapi.json from the schemas; `--check` only says whether it is what they say. */
export const openapiCommand = (effects: Effects): Command =>
  new Command('openapi')
    .description('write or check docs/openapi.json')
    .option('--check', 'write nothing; fail when the file is stale')
    .action(async ({ check }: { check?: boolean }) => {
      const text = `${JSON.stringify(describeApi(packageFile.version), null, 2)}\n`
      if (!check) return writeFile(file, text)
      const there = await readFile(file, 'utf8').catch(() => '')
      if (there !== text)
        complain(effects, {
          code: 'conflict',
          message: 'docs/openapi.json does not say what the schemas say',
          where: 'docs/openapi.json',
          mend: 'Run ./langqiao openapi and commit the file.',
        })
    })
