import { createBridge } from './bridge.ts'
import { createCodec } from './codec.ts'
import type { PreloadInfo } from './messages.ts'
import { runPreload } from './preload-world.ts'

// Node leaves blanks where the types stood, so a function's own text is plain JavaScript.

/** The script of the page's own world: the far end of the context bridge, and nothing else. */
export function pageWorldSource(key: string): string {
  return `void (${createBridge})('${key}-page', '${key}-preload')`
}

/** The script of the preload's world. `preload` is a CommonJS bundle, as a sandboxed preload is. */
export function preloadWorldSource(
  key: string,
  binding: string,
  info: PreloadInfo,
  preload: string,
): string {
  return [
    `(${runPreload})(`,
    `(${createBridge})('${key}-preload', '${key}-page'), (${createCodec})(), ${binding},`,
    `${JSON.stringify(info)}, function (require, module, process) { const exports = module.exports;`,
    preload,
    '})',
    `//# sourceURL=${info.path || 'no-preload'}`,
  ].join('\n')
}
