import type { Identity } from '../microsoft365/person.ts'

const style = `body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f3f2f1;
color:#242424;font:16px/1.5 "Segoe UI",system-ui,sans-serif}main{box-sizing:border-box;width:26rem;
max-width:92vw;padding:2.5rem;background:#fff;border-radius:8px;box-shadow:0 4px 18px #0002}
h1{margin:0 0 .25rem;font-size:1.5rem;font-weight:600}p{margin:0 0 1.25rem;color:#616161}
fieldset{margin:0 0 1.5rem;padding:0;border:0}legend{position:absolute;left:-999rem}
label{display:flex;gap:.75rem;align-items:center;padding:.75rem;border:1px solid #d1d1d1;
border-radius:6px;margin-bottom:.5rem;cursor:pointer}label:has(:checked){border-color:#5b5fc7;
box-shadow:inset 0 0 0 1px #5b5fc7}small{display:block;color:#616161}ul{margin:0 0 1.5rem;
padding-left:1.25rem}.row{display:flex;gap:.75rem;justify-content:flex-end}
button{padding:.55rem 1.4rem;border:1px solid #d1d1d1;border-radius:4px;background:#fff;
font:inherit;cursor:pointer}button.main{background:#5b5fc7;border-color:#5b5fc7;color:#fff}
button:focus-visible,input:focus-visible{outline:2px solid #242424;outline-offset:2px}`

const note = 'This is the demonstration sign-in of Lockstep on this computer. No password is asked.'

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${encodeEntities(title)}</title>
<meta name="viewport" content="width=device-width"><style>${style}</style></head>
<body><main><h1>${encodeEntities(title)}</h1>${body}</main></body></html>`
}

/** Lets the person pick an account; posts `account` (an object id) or `decision=decline`. */
export function accountPage(people: readonly Identity[], chosen: string | undefined): string {
  const first = people.find((one) => one.oid === chosen) ?? people[0]
  const choices = people.map(
    ({ oid, name, upn }) =>
      `<label><input type="radio" name="account" value="${encodeEntities(oid)}"${
        oid === first?.oid ? ' checked' : ''
      }><span>${encodeEntities(name)}<small>${encodeEntities(upn)}</small></span></label>`,
  )
  return page(
    'Pick an account',
    `<p>${note}</p><form method="post"><fieldset><legend>Account</legend>
${choices.join('\n')}</fieldset><div class="row">
<button name="decision" value="decline">Cancel</button>
<button class="main" name="decision" value="signIn">Sign in</button></div></form>`,
  )
}

const meanings: Readonly<Record<string, string>> = {
  'Presence.Read': 'Read your presence information',
  'Presence.Read.All': 'Read presence information of all users in your organization',
  'Presence.ReadWrite': 'Read and write your presence information',
  'User.Read': 'Sign you in and read your profile',
  offline_access: 'Maintain access to data you have given it access to',
}

/** Asks for consent to permissions; posts `decision=accept` or `decision=decline`. */
export function consentPage(person: Identity, scopes: readonly string[]): string {
  const lines = scopes.map((scope) => {
    const name = scope.slice(scope.lastIndexOf('/') + 1)
    return `<li>${encodeEntities(meanings[name] ?? name)}</li>`
  })
  return page(
    'Permissions requested',
    `<p>${encodeEntities(person.upn)}</p><p>Lockstep would like to:</p><ul>${lines.join('\n')}</ul>
<form method="post"><div class="row">
<button name="decision" value="decline">Decline</button>
<button class="main" name="decision" value="accept">Accept</button></div></form>`,
  )
}

/** What Entra ID shows, without going back to the application, where it cannot trust the request. */
export function errorPage(message: string): string {
  return page(
    'Sign in',
    `<p role="alert">Sorry, but we are having trouble signing you in.</p><p>${encodeEntities(message)}</p>`,
  )
}

function encodeEntities(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
