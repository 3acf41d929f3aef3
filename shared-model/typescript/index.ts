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
export {
  bundlesThrough,
  compareLayers,
  layersOf,
  linksThrough,
  NO_VOICE,
  type Accord,
  type Compared,
  type Layer,
} from './layers.ts'
export { oneOf, onesOf } from './oneWith.ts'
