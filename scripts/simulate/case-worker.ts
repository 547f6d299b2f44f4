/** One case, in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads'
import { simulateTenant } from '../../test/simulators/tenant/tenant.ts'

parentPort?.postMessage(await simulateTenant(workerData))
