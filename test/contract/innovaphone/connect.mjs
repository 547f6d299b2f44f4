// Opens a WebSocket as main does, and says how it went: "open", or "closed".
import { openWebSocket } from '../../../src-main/shell/web-sockets.ts'

const socket = openWebSocket(process.argv[2] ?? '')
socket.addEventListener('open', () => {
  console.log('open')
  socket.close()
})
socket.addEventListener('error', () => undefined)
socket.addEventListener('close', () => console.log('closed'))
