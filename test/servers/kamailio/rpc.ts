/** Kamailio's JSON-RPC over HTTP, on the port of its WebSocket. */
export type Rpc = (method: string, params?: readonly (string | number)[]) => Promise<unknown>

interface RpcAnswer {
  readonly result?: unknown
  readonly error?: { readonly code: number; readonly message: string }
}

const deadline = 5_000

/** Throws with Kamailio's message when it refuses, or when nothing answers in time. */
export const rpcOn =
  (port: number): Rpc =>
  async (method, params = []) => {
    const response = await fetch(`http://127.0.0.1:${port}/RPC`, {
      method: 'POST',
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal: AbortSignal.timeout(deadline),
    })
    const answer = (await response.json()) as RpcAnswer
    if (answer.error) throw new Error(`${method}: ${answer.error.message} (${answer.error.code})`)
    return answer.result
  }
