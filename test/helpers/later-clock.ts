/**
For `node --import`: puts the process's clock ahead by the milliseconds in TEST_CLOCK_AHEAD.
*/
import process from 'node:process';

const ahead = Number(process.env.TEST_CLOCK_AHEAD);
const realNow = Date.now;

const laterDate = new Proxy(Date, {
	construct: (target, parameters, newTarget) => Reflect.construct(target, parameters.length === 0 ? [realNow() + ahead] : parameters, newTarget) as Date,
	get: (target, key, receiver) => key === 'now' ? () => realNow() + ahead : Reflect.get(target, key, receiver) as unknown,
});
Object.defineProperty(globalThis, 'Date', {value: laterDate});
