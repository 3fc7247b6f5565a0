import process from 'node:process';

/**
A time of this process, in `performance.now()`, as milliseconds since a moment that all processes of the machine share. Unlike the time since the epoch, it does not jump when the clock is set. Without an argument: now.
*/
export const machineTime = (at = performance.now()): number => (Number(process.hrtime.bigint()) / 1e6) - (performance.now() - at);
