import { z } from 'zod'
import { type Dropped, proposalRequest, withProposals } from '../extract/proposals.ts'
import { type Extraction, failure, type Outcome, success } from '../words/index.ts'

/** An OpenAI-compatible service that the installation's owner has chosen; nothing is sent anywhere without one. */
export type ModelEndpoint = { url: URL; model: string; key: string | null }

/** How long an answer may take, and how much of one is read. */
const limits = { milliseconds: 120_000, answerBytes: 4_000_000 }

/**
 * The endpoint of the environment: LANGQIAO_MODEL_URL (up to and including `/v1`), LANGQIAO_MODEL, LANGQIAO_MODEL_KEY. Null
 * where no URL is set.
 */
export const modelEndpoint = (env: Readonly<Record<string, string | undefined>>): Outcome<ModelEndpoint | null> => {
  const { LANGQIAO_MODEL_URL: url, LANGQIAO_MODEL: model, LANGQIAO_MODEL_KEY: key = null } = env
  if (!url) return success(null)
  const parsed = URL.parse(url)
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol))
    return failure({
      code: 'usage',
      message: 'LANGQIAO_MODEL_URL is not an address',
      mend: 'Give an address such as http://127.0.0.1:8080/v1',
    })
  if (!model)
    return failure({
      code: 'usage',
      message: 'LANGQIAO_MODEL is not set',
      mend: 'Name the model that the service offers',
    })
  return success({ url: parsed, model, key })
}

const answerSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
})

/**
 * Asks a model for what the rules have not found, and adds what it can quote. What was extracted stands in any case: a
 * service that fails is a problem beside it, not instead of it.
 */
export const askModel = async (
  extraction: Extraction,
  title: string | null,
  { url, model, key }: ModelEndpoint,
): Promise<Outcome<{ extraction: Extraction; added: number; dropped: Dropped }>> => {
  const where = `${url.origin}${url.pathname}`
  const failed = (message: string) =>
    failure({ code: 'model-unreachable', message, where, mend: 'Check the service, or unset LANGQIAO_MODEL_URL' })
  try {
    const response = await fetch(new URL(`${url.pathname.replace(/\/$/, '')}/chat/completions`, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify(proposalRequest({ title, text: extraction.text }, model)),
      redirect: 'error',
      signal: AbortSignal.timeout(limits.milliseconds),
    })
    if (!response.ok) return failed(`The model service answered ${response.status}`)
    const text = await readText(response, limits.answerBytes)
    if (text === null) return failed(`The model service answered with more than ${limits.answerBytes} bytes`)
    const answer = answerSchema.safeParse(JSON.parse(text))
    if (!answer.success) return failed('The model service did not answer as chat/completions does')
    return success(withProposals(extraction, answer.data.choices[0].message.content))
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
}

/** The text of an answer, or null where it has more than `most` bytes; what comes after them is never held. */
const readText = async ({ body }: Response, most: number): Promise<string | null> => {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > most) return null
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}
