import { notImplemented } from '../core/strict.ts'

/** Only Windows needs a window without a page; the host does not run there. */
export class BaseWindow {
  constructor() {
    notImplemented('new BaseWindow')
  }
}
