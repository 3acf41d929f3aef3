import { startServer } from './server.ts'

/** Starts the one server that most tests share, and ends it after the last of them. */
export default async function globalSetup() {
  const server = await startServer()
  process.env.BALCONY_URL = server.url
  return () => server.end()
}
