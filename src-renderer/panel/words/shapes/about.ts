export interface AboutWords {
  readonly what: string
  readonly licence: string
  readonly cannot: { readonly title: string; readonly points: readonly string[] }
  readonly privacy: { readonly title: string; readonly text: string }
  readonly links: {
    readonly title: string
    readonly readme: string
    readonly adminGuide: string
    readonly licence: string
  }
}
