/**
Measures what the screen costs, as counts and as ratios to something that the same run measures. `npm run bench`; it only prints the figures and never fails because of one.
*/
import process from 'node:process';
import {measureKeys} from './keys.js';
import {report} from './report.js';
import {measureStart} from './start.js';
import {measureTraffic} from './traffic.js';
import {measureWork} from './work.js';

const many = 100_000;

const print = (text: string): void => {
	process.stdout.write(`${text}\n`);
};

print(report('Start', await measureStart()));
print(report('Traffic over 757 tokens', [...await measureTraffic(80, 24), ...await measureTraffic(160, 50)]));
print(report(`Keys over ${many} tokens`, [...await measureKeys(many, 80, 24), ...await measureKeys(many, 160, 50)]));
print(report(`Work on ${many} tokens`, await measureWork(many)));
