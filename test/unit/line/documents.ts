export interface TestDialog {
  readonly id: string
  readonly state: string
  readonly direction?: string
}

/** A dialog-info document, right or wrong. */
export function dialogInfo(
  version: number | string,
  state: string,
  dialogs: readonly TestDialog[],
): string {
  const elements = dialogs.map(({ id, state: word, direction }) => {
    const attribute = direction === undefined ? '' : ` direction="${direction}"`
    return `<dialog id="${id}"${attribute}><state>${word}</state></dialog>`
  })
  return (
    '<?xml version="1.0"?><dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info"' +
    ` version="${version}" state="${state}" entity="sip:1001@pbx.test">${elements.join('')}</dialog-info>`
  )
}
