/**
 * The file that starts an app at login on Linux.
 * https://specifications.freedesktop.org/autostart-spec/latest/
 * https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
 */

/** @param executable absolute */
export function autostartEntry(executable: string, args: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Lockstep',
    'Comment=Keeps Teams presence and phone extension in step',
    execLine(executable, args),
    'Icon=lockstep',
    'Terminal=false',
    'StartupNotify=false',
    '',
  ].join('\n')
}

/** True when an entry starts this very command; everything else in it may be the person's. */
export function startsSame(entry: string, executable: string, args: readonly string[]): boolean {
  return entry.split(/\r?\n/).includes(execLine(executable, args))
}

function execLine(executable: string, args: readonly string[]): string {
  return `Exec=${[executable, ...args].map(quoted).join(' ')}`
}

/** Quoted as an argument, then escaped as a string value; a percent sign begins a field code. */
function quoted(argument: string): string {
  const inQuotes = argument.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%')
  return `"${inQuotes.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`
}
