/** What the browser shows when it comes back. MSAL sends them without a content type. */
const page = (title: string, text: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem}</style>
</head>
<body><h1>${title}</h1><p>${text}</p></body>
</html>`

export const successPage = page(
  'You are signed in',
  'Lockstep now follows your Teams presence. You can close this tab.',
)

export const errorPage = page(
  'Sign-in did not finish',
  'Open Lockstep to see why and to try again. You can close this tab.',
)
