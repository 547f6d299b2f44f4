/** A time of the clock with its article: `las 14:05`, but `la 1:05`. */
export function withArticle(time: string): string {
  return /^0?1:/.test(time) ? `la ${time}` : `las ${time}`
}
