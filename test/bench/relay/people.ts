/** The people of the benchmark: numbers with ids. */
export const benchSecret = 'the secret of the benchmark, thirty-two characters'
export const benchTenant = '6f9d4c1e-1d1f-4a51-9a0f-0a0b0c0d0e0f'

export const personOf = (desktop: number): string =>
  `00000000-0000-4000-8000-${String(desktop).padStart(12, '0')}`
