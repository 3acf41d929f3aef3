export * from './map.ts'
export { type FieldShape, readMap, readRecord } from './read.ts'
export { SHAPES } from './shapes.ts'
