/** `alice.smith@example.com` becomes `al…@example.com`: enough to recognise one's own account. */
export function maskUsername(username: string): string {
  const at = username.lastIndexOf('@')
  if (at < 0) return `${username.slice(0, 2)}…`
  return `${username.slice(0, Math.min(2, at))}…${username.slice(at)}`
}
