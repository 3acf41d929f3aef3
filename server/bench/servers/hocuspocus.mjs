// Hocuspocus as it comes, in memory. PORT says where. Needs Node 22.
import { Server } from '@hocuspocus/server'

await new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
}).listen()
