// The stock sync server: automerge-repo with its WebSocket adapter and files for storage. PORT and DATA say where.
import { Repo } from '@automerge/automerge-repo'
import { WebSocketServerAdapter } from '@automerge/automerge-repo-network-websocket'
import { NodeFSStorageAdapter } from '@automerge/automerge-repo-storage-nodefs'
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

const http = createServer((_request, response) => response.end('ready'))
const sockets = new WebSocketServer({ server: http })
new Repo({
  network: [new WebSocketServerAdapter(sockets)],
  storage: new NodeFSStorageAdapter(process.env.DATA),
  peerId: 'bench-server',
  sharePolicy: async () => false,
})
http.listen(Number(process.env.PORT), '127.0.0.1')
