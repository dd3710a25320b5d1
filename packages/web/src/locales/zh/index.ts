import antd from 'antd/locale/zh_CN'
import analyses from './analyses.json' with { type: 'json' }
import collaborate from './collaborate.json' with { type: 'json' }
import contradictions from './contradictions.json' with { type: 'json' }
import documents from './documents.json' with { type: 'json' }
import exchange from './exchange.json' with { type: 'json' }
import frame from './frame.json' with { type: 'json' }
import home from './home.json' with { type: 'json' }
import imports from './imports.json' with { type: 'json' }
import observe from './observe.json' with { type: 'json' }
import parts from './parts.json' with { type: 'json' }
import regions from './regions.json' with { type: 'json' }
import review from './review.json' with { type: 'json' }
import systems from './systems.json' with { type: 'json' }
import words from './words.json' with { type: 'json' }

export const texts = {
  analyses,
  collaborate,
  contradictions,
  documents,
  exchange,
  frame,
  home,
  imports,
  observe,
  parts,
  regions,
  review,
  systems,
  words,
}
export { antd }
