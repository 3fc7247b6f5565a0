import type {Timeouts} from './types.js';

/**
How long a call waits where nothing else is asked for, in milliseconds.
*/
export const defaultTimeouts: Timeouts = {connect: 5000, response: 30_000, request: 60_000};
