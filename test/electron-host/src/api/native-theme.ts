import { EventEmitter } from 'node:events'
import { strict } from '../core/strict.ts'

type ThemeMembers = 'shouldUseDarkColors' | 'themeSource' | 'shouldUseHighContrastColors'

/** Specs set `_systemDark` and `_highContrast`, and emit `updated`. Pages do not follow it. */
class HostNativeTheme extends EventEmitter implements Pick<Electron.NativeTheme, ThemeMembers> {
  _systemDark = false
  _highContrast = false
  private source: Electron.NativeTheme['themeSource'] = 'system'

  get themeSource() {
    return this.source
  }
  set themeSource(source) {
    this.source = source
    this.emit('updated')
  }
  get shouldUseDarkColors() {
    return this.source === 'dark' || (this.source === 'system' && this._systemDark)
  }
  get shouldUseHighContrastColors() {
    return this._highContrast
  }
}

export const nativeTheme = strict('nativeTheme', new HostNativeTheme())
