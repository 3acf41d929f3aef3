export * from './map.ts'
export { readMap, readRecord } from './read.ts'
