/** A text about something that may have no name: with it where there is one, without it otherwise. */
export function named(withSubject: (subject: string) => string, without: string) {
  return (subject: string) => (subject === '' ? without : withSubject(subject))
}
