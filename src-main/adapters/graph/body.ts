/** A Graph answer is a few hundred bytes; nothing larger than this is ever kept in memory. */
export const bodyLimitBytes = 256 * 1024

/** The body as text, or `undefined` when it is larger than {@link bodyLimitBytes}. */
export async function limitedText(response: Response): Promise<string | undefined> {
  if (response.body === null) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let bytes = 0
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength
    if (bytes > bodyLimitBytes) {
      await reader.cancel().catch(() => undefined)
      return undefined
    }
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}

/** What JSON `text` holds; `undefined` when it is none. */
export function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
