import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tooltip } from './tooltip.ts'

test('what a name holds is shown, never run', () => {
  assert.equal(
    tooltip('<img src=x onerror=alert(1)>', `"a" & 'b'`),
    '<b>&lt;img src=x onerror=alert(1)&gt;</b><br>&quot;a&quot; &amp; &#39;b&#39;',
  )
})
