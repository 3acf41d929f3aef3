export * from './map.ts'
export { type FieldShape, readMap, readRecord } from './read.ts'
export { SHAPES } from './shapes.ts'
export {
  bundleId,
  bundleOf,
  bundlesOf,
  isClaimed,
  isDrawn,
  isHere,
  visibleElements,
  visibleLinks,
  type Bundle,
  type BundleState,
  type KnownSign,
} from './bundles.ts'
