/** The plots of docs/scale.md: plain SVG that follows the reader's light or dark scheme. */
import { habits, hour } from '../../test/simulators/tenant/day.ts'
import { type Stretch, stretchMs, type TenantResult } from '../../test/simulators/tenant/tenant.ts'

interface Series {
  readonly name: string
  readonly style: 'first' | 'second' | 'third'
  readonly values: readonly number[]
}

interface Panel {
  readonly title: string
  readonly series: readonly Series[]
  /** A dashed line across. */
  readonly limit?: { readonly name: string; readonly value: number }
  /** Hours of the day. */
  readonly shade?: { readonly name: string; readonly from: number; readonly to: number }
  /** Where it ends, hours of the day; 18 without it. */
  readonly lastHour?: number
}

const width = 760
const left = 56
const right = 24
const panelHeight = 220
const top = 34
const bottom = 30
const firstHour = 8

const style = `
  text { font: 12px system-ui, sans-serif; fill: #3b3b3b }
  .title { font-weight: 600; font-size: 13px }
  .axis, .grid { stroke: #8a8a8a; stroke-width: 1 } .grid { opacity: .25 }
  .shade { fill: #8a8a8a; opacity: .14 }
  .line { fill: none; stroke-width: 2; stroke-linejoin: round }
  .first { stroke: #2563ab } .second { stroke: #c2410c } .third { stroke: #3d7a37 }
  .limit { stroke: #8a8a8a; stroke-dasharray: 6 4; stroke-width: 1.5 }
  .key.first { fill: #2563ab } .key.second { fill: #c2410c } .key.third { fill: #3d7a37 }
  .key { stroke: none }
  @media (prefers-color-scheme: dark) {
    text { fill: #d6d6d6 }
    .first { stroke: #7db4f0 } .second { stroke: #f5965a } .third { stroke: #86c97e }
    .key.first { fill: #7db4f0 } .key.second { fill: #f5965a } .key.third { fill: #86c97e }
  }`

/** A round step that gives four to eight lines. */
function stepOf(most: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(most, 0.001) / 4))
  return magnitude * ([1, 2, 2.5, 5, 10].find((one) => most / (one * magnitude) <= 8) ?? 10)
}

function drawPanel(panel: Panel, offset: number): string {
  const values = panel.series.flatMap((one) => one.values)
  const most = Math.max(...values, panel.limit?.value ?? 0) * 1.08
  const step = stepOf(most)
  const base = offset + panelHeight - bottom
  const { lastHour = 18 } = panel
  const x = (hours: number) =>
    left + ((hours - firstHour) / (lastHour - firstHour)) * (width - left - right)
  const y = (value: number) => base - (value / most) * (panelHeight - top - bottom)
  const parts: string[] = []
  if (panel.shade !== undefined) {
    const { name, from, to } = panel.shade
    const box = `x="${x(from).toFixed(1)}" width="${(x(to) - x(from)).toFixed(1)}"`
    parts.push(`<rect class="shade" ${box} y="${offset + top}" height="${base - offset - top}"/>`)
    parts.push(`<text x="${(x(to) + 4).toFixed(1)}" y="${offset + top + 12}">${name}</text>`)
  }
  for (let value = 0; value <= most; value += step) {
    const at = y(value).toFixed(1)
    parts.push(`<line class="grid" x1="${left}" x2="${width - right}" y1="${at}" y2="${at}"/>`)
    const label = Number(value.toFixed(3)).toLocaleString('en')
    parts.push(`<text x="${left - 6}" y="${at}" text-anchor="end" dy="4">${label}</text>`)
  }
  for (let hours = firstHour; hours <= lastHour; hours += 1)
    parts.push(`<text x="${x(hours)}" y="${base + 18}" text-anchor="middle">${hours}:00</text>`)
  parts.push(`<line class="axis" x1="${left}" x2="${width - right}" y1="${base}" y2="${base}"/>`)
  if (panel.limit !== undefined) {
    const at = y(panel.limit.value).toFixed(1)
    parts.push(`<line class="limit" x1="${left}" x2="${width - right}" y1="${at}" y2="${at}"/>`)
    parts.push(
      `<text x="${width - right}" y="${Number(at) - 5}" text-anchor="end">${panel.limit.name}</text>`,
    )
  }
  for (const { values: points, style: kind } of panel.series) {
    const path = points
      .map(
        (value, index) =>
          `${x(firstHour + ((index + 1) * stretchMs) / hour).toFixed(1)},${y(value).toFixed(1)}`,
      )
      .join(' ')
    parts.push(`<polyline class="line ${kind}" points="${path}"/>`)
  }
  return parts.join('\n') + drawKeys(panel, offset)
}

function drawKeys({ title, series }: Panel, offset: number): string {
  let at = left
  const keys = [`\n<text class="title" x="${left}" y="${offset + 16}">${title}</text>`]
  at += title.length * 7.4 + 28
  for (const { name, style: kind } of series) {
    keys.push(`<rect class="key ${kind}" x="${at}" y="${offset + 7}" width="14" height="10"/>`)
    keys.push(`<text x="${at + 20}" y="${offset + 16}">${name}</text>`)
    at += 20 + name.length * 6.6 + 18
  }
  return keys.join('\n')
}

function svg(title: string, panels: readonly Panel[]): string {
  const height = panels.length * panelHeight
  const body = panels.map((panel, index) => drawPanel(panel, index * panelHeight)).join('\n')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">
<title>${title}</title>
<style>${style}
</style>
${body}
</svg>
`
}

const perSecond = (count: number) => count / (stretchMs / 1_000)
const clockHours = (ms: number) => firstHour + ms / hour

function panelsOf(
  { stretches }: TenantResult,
  shade: NonNullable<Panel['shade']>,
  limit?: NonNullable<Panel['limit']>,
): readonly Panel[] {
  return [
    {
      title: 'Requests a second',
      series: [
        { name: 'all', style: 'first', values: stretches.map((one) => perSecond(one.requests)) },
        {
          name: 'refused',
          style: 'second',
          values: stretches.map((one) => perSecond(one.refused)),
        },
        {
          name: 'writes of calls',
          style: 'third',
          values: stretches.map((one) => perSecond(one.writes)),
        },
      ],
      shade,
      ...(limit === undefined ? {} : { limit }),
    },
    {
      title: 'Age of the last reading, seconds',
      series: [
        { name: 'median', style: 'first', values: stretches.map((one) => one.stalenessMedian) },
      ],
      shade,
    },
  ]
}

/** A whole tenant over its day. */
export function drawDay(result: TenantResult): string {
  const { peak } = habits
  const shade = { name: 'threefold calls', from: clockHours(peak.from), to: clockHours(peak.to) }
  const people = result.people.toLocaleString('en')
  return svg(
    `${people} people at ${result.budget.toLocaleString('en')} requests in 30 s`,
    panelsOf(result, shade, {
      name: `limit: ${result.budget.toLocaleString('en')} in 30 s`,
      value: result.budget / 30,
    }),
  )
}

/** The same with a limit that drops for a while; at its usual height it is far above the curves. */
export function drawDip(
  result: TenantResult,
  dip: { readonly from: number; readonly to: number; readonly budget: number },
): string {
  const name = `limit: ${dip.budget} in 30 s`
  const shade = { name, from: clockHours(dip.from), to: clockHours(dip.to) }
  return svg('A limit that drops for ten minutes', panelsOf(result, shade))
}

const times = ['one client ID', 'two', 'three'] as const
const styles = ['first', 'second', 'third'] as const

/** One tenant with the relay on one, two or three client IDs: what each of them is asked for. */
export function drawPush(results: readonly TenantResult[]): string {
  const [first] = results
  if (first === undefined) throw new Error('nothing to draw')
  const { peak } = habits
  const limit = first.budget / 30
  const shared = {
    shade: { name: 'threefold calls', from: clockHours(peak.from), to: clockHours(peak.to) },
    lastHour: Math.ceil(clockHours(first.stretches.length * stretchMs)),
  }
  const series = (figure: (stretch: Stretch, result: TenantResult) => number) =>
    results.slice(0, styles.length).map((result, index) => ({
      name: times[result.clientIds - 1] ?? `${result.clientIds}`,
      style: styles[index] ?? 'third',
      values: result.stretches.map((stretch) => figure(stretch, result)),
    }))
  return svg(`${first.people.toLocaleString('en')} people with the relay`, [
    {
      title: 'Requests a second to each client ID',
      series: series(({ requests }, { clientIds }) => perSecond(requests) / clientIds),
      limit: { name: `limit: ${first.budget.toLocaleString('en')} in 30 s`, value: limit },
      ...shared,
    },
    {
      title: 'Refused, per cent',
      series: series(({ requests, refused }) => (requests === 0 ? 0 : (refused / requests) * 100)),
      ...shared,
    },
  ])
}
