/**
 * What never reaches a log: secrets, names, addresses. Each rule is one pattern; the order matters,
 * since a rule must see its text before a later, wider one cuts it up. All quantifiers are bounded.
 */
import { homedir } from 'node:os'

type Rule = readonly [pattern: RegExp, replacement: string | ((...groups: string[]) => string)]

/** Longer texts are cut before the patterns see them… */
const longestSeen = 8_192
/** …and lose what stood at the cut, since half an address is not recognised as one. */
const seam = 512
const longestText = 6_000

const secretNames =
  'access_?token|refresh_?token|id_?token|token_?refresh|token|' +
  'client_?secret|client_?state|client_?info|client_?assertion|assertion|' +
  'code_?verifier|code_?challenge|session_?state|login_?hint|pass(?:word|wd)?|pwd|secret|api_?key|ha1|cnonce|nonce|opaque'

// A quoted value, one in JSON inside JSON (its quotes are escaped), or one up to a delimiter. The
// end of the text ends each, since it may have been cut.
const value = String.raw`(?:"(?:\\.|[^"\\]){0,8192}"?|\\{1,8}"[\s\S]{0,8192}?(?:"(?=[\s,}\]\\]|$)|$)|'[^']{0,8192}'?|[^\s&,;"'}\]]{1,8192})`

// atext of RFC 5322 section 3.2.3, with letters of every script.
const localPart = String.raw`[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_\x60{|}~-]{1,128}`

const rules: readonly Rule[] = [
  // Header lines: the whole rest of the line is the credential.
  [
    /\b((?:proxy-)?authorization|set-cookie|cookie|www-authenticate|proxy-authenticate)["']?\s{0,4}[:=]\s{0,4}[^\r\n]{1,8192}/gi,
    '$1: [redacted]',
  ],
  [/\bDigest\s{1,4}\w{1,20}\s{0,4}=[^\r\n]{1,8192}/gi, 'Digest [redacted]'],
  [/\b(Bearer|Basic|Negotiate|NTLM)\s{1,4}[\w.~+/=-]{1,8192}/gi, '$1 [redacted]'],
  [/\beyJ[\w-]{1,8192}(?:\.[\w-]{0,8192}){0,4}/g, '[token]'],
  // Parameters and JSON members.
  [
    new RegExp(String.raw`\b(${secretNames})(\\{0,8}["']?\s{0,4}[=:]\s{0,4})${value}`, 'gi'),
    '$1$2[redacted]',
  ],
  [new RegExp(String.raw`\b(code|state|response)(\\{0,8}["']?=)${value}`, 'gi'), '$1$2[redacted]'],
  // URLs lose what stands before the host and after the path.
  [/:\/\/[^\s/?#@"'<>]{1,1024}@/g, '://[user]@'],
  [/\?[^\s"'<>?]{1,200}=[^\s"'<>]{0,8192}/g, '?[query]'],
  [/([a-z][a-z0-9+.-]{1,15}:\/\/[^\s?#"'<>]{1,2048})[?#][^\s"'<>]{1,8192}/gi, '$1?[query]'],
  [
    /\b(sips?|tel):([^\s;>?"',@]{1,256})(?:@[^\s;>?"',]{1,256})?/gi,
    (_all, scheme, user) => `${scheme}:${lastDigits(user.split(':')[0])}`,
  ],
  [new RegExp(`${localPart}(?:@|%40)[\\p{L}\\p{N}._:[\\]-]{1,256}`, 'giu'), '[e-mail]'],
  // Home folders name the person.
  [/([\\/])(home|Users)[\\/]{1,8}[^\\/"'<>|:*?\r\n]{1,64}/gi, '$1$2$1[person]'],
  [/\b([0-9a-f]{4})[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '$1…'],
  [/(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w])/g, '[ip]'],
  [/(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?:%[\w.]{1,32})?(?![\w:])/gi, '[ip]'],
  [
    /(?<![\w:])(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?(?:%[\w.]{1,32})?(?![\w:])/gi,
    '[ip]',
  ],
  // Opaque tokens: nothing that people read is that long without a break.
  [/[\w+/=]{40,8192}|(?<![\w+=~-])[\w+=~-]{32,8192}/g, '[token]'],
  [/\+?\(?\d(?:[ ()./-]{0,2}\d){6,19}/g, (all) => (isDate(all) ? all : lastDigits(all))],
]

/** `text` without secrets and names, at most 6,000 characters. Never throws. */
export function redactText(text: string): string {
  const home = homedir()
  const seen = text.slice(0, longestSeen)
  const homeless = home.length > 1 ? seen.replaceAll(home, '~') : seen
  const redacted = rules.reduce(
    (current, [pattern, replacement]) =>
      // The same call twice, since `replace` has no overload for either of the two.
      typeof replacement === 'string'
        ? current.replace(pattern, replacement)
        : current.replace(pattern, replacement),
    homeless,
  )
  const whole = text.length > longestSeen ? redacted.slice(0, -seam) : redacted
  return whole.length > longestText ? `${whole.slice(0, longestText)}…` : whole
}

/** The last 3 digits, as a correlation tail; nothing when that would be all or there are letters. */
function lastDigits(number = ''): string {
  const digits = number.replaceAll(/[^\d]/g, '')
  return digits.length > 3 && !/\p{L}/u.test(number) ? `…${digits.slice(-3)}` : '…'
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
}
