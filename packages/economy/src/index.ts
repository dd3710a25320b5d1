export { complexity } from './complexity/eci.ts'
export { fitness } from './complexity/fitness.ts'
export { outlook } from './complexity/outlook.ts'
export { type Interval, ramp, unknownShare } from './composite/interval.ts'
export { assignedClass, membership } from './composite/membership.ts'
export {
  longTable,
  type Matrix,
  matrixFromLongTable,
  type Panel,
  type RowProblem,
  totals,
  transpose,
} from './matrix.ts'
export { density } from './relatedness/density.ts'
export { proximity, proximityRows } from './relatedness/proximity.ts'
export { diversity, ubiquity } from './specialization/diversity.ts'
export { type Presence, presence } from './specialization/presence.ts'
export { rca } from './specialization/rca.ts'
