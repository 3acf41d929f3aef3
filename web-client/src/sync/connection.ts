/** How the page stands to the server: not yet heard from it, in touch, or out of touch and trying again. */
export type ConnectionState = 'connecting' | 'connected' | 'lost'

/** The state of a connection, to look at and to follow. */
export interface Connection {
  current(): ConnectionState
  subscribe(listener: () => void): () => void
}
