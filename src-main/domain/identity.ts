/**
 * Whose extension it is: that of the person whose sign-in name (UPN) is its e-mail, without regard to
 * case, as the phone systems that look people up by their e-mail do it.
 */
export function ownsExtension(signInName: string, email: string): boolean {
  const name = comparable(signInName)
  return name !== '' && name === comparable(email)
}

const comparable = (text: string): string => text.trim().normalize('NFC').toLowerCase()
