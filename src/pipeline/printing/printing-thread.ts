import { parentPort, workerData } from 'node:worker_threads';
import { type PrintJob, print } from './print-job.ts';

parentPort?.postMessage(await print(workerData as PrintJob));
