/** The answer to a request, with its own Via, From, To, Call-ID and CSeq. */
export function answer(request: string, statusLine: string, ...more: string[]): string {
  const own = request.split('\r\n').filter((text) => /^(Via|From|To|Call-ID|CSeq):/i.test(text))
  const headers = own.map((text) =>
    /^To:/i.test(text) && !/;tag=/.test(text) ? `${text};tag=x` : text,
  )
  return [`SIP/2.0 ${statusLine}`, ...headers, ...more, 'Content-Length: 0', '', ''].join('\r\n')
}
