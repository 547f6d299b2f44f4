import { expect, test } from 'vitest'
import type { Log, LogData } from '../../../src-main/ports.ts'
import { bench, challenge, ok, presence, signal, status } from './bench.ts'

function kept() {
  const lines: { level: string; message: string; data: LogData }[] = []
  const keep =
    (level: string) =>
    (message: string, data: LogData = {}) =>
      void lines.push({ level, message, data })
  const log: Log = {
    debug: keep('debug'),
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
  }
  return { lines, log }
}

test('every answer is logged with its ids, its time and its status', async () => {
  const { lines, log } = kept()
  const withId = () => Response.json(presence, { headers: { 'request-id': 'graph-1' } })
  const { sent, feed } = bench([withId], log)
  await feed.read(signal)
  const headers = new Headers(sent[0]?.init.headers)
  expect(lines).toEqual([
    {
      level: 'debug',
      message: 'Graph answered',
      data: {
        request: 'presence.get',
        status: 200,
        ms: 0,
        requestId: 'graph-1',
        correlation: headers.get('client-request-id'),
      },
    },
  ])
})

test('a failure and why it is asked again are in every log, whatever its level', async () => {
  const { lines, log } = kept()
  const { feed } = bench([status(401), status(401, challenge), ok], log)
  await feed.read(signal)
  const told = lines.filter(({ level }) => level !== 'debug')
  expect(told.map(({ message, data }) => `${message} ${data.status ?? data.reason}`)).toEqual([
    'Graph answered 401',
    'Graph is asked again token refused',
    'Graph answered 401',
    'Graph is asked again claims challenge',
  ])
  expect(JSON.stringify(lines)).not.toMatch(/Bearer|token \d|a11ce/i)
})

test('no answer at all is logged with its reason', async () => {
  const { lines, log } = kept()
  const { feed } = bench([() => Promise.reject(new Error('net::ERR_PROXY_CONNECTION_FAILED'))], log)
  await expect(feed.read(signal)).rejects.toMatchObject({ code: 'net.proxyUnreachable' })
  expect(lines).toMatchObject([
    { level: 'info', data: { request: 'presence.get', code: 'net.proxyUnreachable', ms: 0 } },
  ])
})
