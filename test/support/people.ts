/** The demo tenant: its people, its app registration. */
export const tenant = '8c0f2a3e-6a55-4f6e-9f0b-2f6f3e0d7a11'
export const clientId = '5b1d7c52-1a67-4b8e-9d0a-6f1f6f6c2c10'
export const alice = {
  oid: '6d0e5b6a-3c0b-4a43-8f36-0f9e2b1c5a01',
  name: 'Alice Example',
  upn: 'alice@example.invalid',
}
/** Alice's extension on the demo PBX, and the one that calls it. */
export const extension = '1001'
export const otherExtension = '1002'
