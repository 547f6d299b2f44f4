import { useSnapshot } from '../store.ts'
import { Fault } from './fault.tsx'

/** Standing messages about this computer. */
export function Notices() {
  return useSnapshot().notices.map((code) => <Fault key={code} code={code} />)
}
